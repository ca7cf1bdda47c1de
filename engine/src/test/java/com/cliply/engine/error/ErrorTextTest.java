package com.cliply.engine.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorTextTest {
    private static final List<String> FACTS = List.of("it's {0} 'film'.mp4", "more", "most");

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyCodeHasASentenceAndAnAdvice(ErrorCode code) {
        var text = ErrorText.of(code, FACTS, Locale.ENGLISH);
        for (var said : List.of(text.sentence(), text.advice())) {
            assertFalse(said.isBlank());
            assertEquals(said.strip(), said);
            assertFalse(said.contains("''") || said.contains("{1}") || said.contains("…"), said);
        }
        assertTrue(
                text.advice().endsWith(".")
                        || text.advice().contains("Run: ")
                        || text.advice().contains("run: "),
                text.advice());
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void factsThatAreMissingLeaveNoHole(ErrorCode code) {
        var text = ErrorText.of(code, List.of(), Locale.ENGLISH);
        assertFalse(text.sentence().contains("{") || text.sentence().contains("null"), text.sentence());
        assertFalse(text.advice().contains("{") || text.advice().contains("null"), text.advice());
    }

    @Test
    void namesWithBracesAndQuotesAppearAsTheyAre() {
        assertEquals(
                "it's {0} 'film'.mp4 is empty (0 bytes).",
                ErrorText.of(ErrorCode.FILE_EMPTY, FACTS, Locale.ENGLISH).sentence());
    }

    @Test
    void noTextBelongsToACodeThatIsGone() {
        var wanted = new HashSet<String>();
        for (var code : ErrorCode.values()) wanted.addAll(Set.of(code.id() + ".sentence", code.id() + ".advice"));
        assertEquals(
                wanted,
                ResourceBundle.getBundle("com.cliply.engine.error.errors", Locale.ENGLISH)
                        .keySet());
    }

    @Test
    void anExceptionSaysItsSentence() {
        var error = new MediaException(ErrorCode.FILE_EMPTY, "film.mp4");
        assertEquals("film.mp4 is empty (0 bytes).", error.getMessage());
        assertEquals(List.of("film.mp4"), error.facts());
        assertEquals(error.getMessage(), error.text(Locale.ENGLISH).sentence());
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void whatOnlyTheCreatorCanMendIsNotTriedAgainByItself(ErrorCode code) {
        if (code.family() == ErrorCode.Family.INPUT && code.remedy() == Remedy.FIX_INPUT)
            assertFalse(code.retryable(), code.name());
    }
}
