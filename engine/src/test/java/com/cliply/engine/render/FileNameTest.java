package com.cliply.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
    private static final String FAMILY = "👨‍👩‍👧‍👦";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Grüße aus Köln",
                "日本語の題名",
                "Привет",
                "مرحبا",
                "100% done & more!",
                "👩‍🚀 lift-off",
                "a.b.c",
                "it's"
            })
    void whatEverySystemTakesStays(String text) {
        assertEquals(text, FileName.of(text));
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a/b\\c,a b c",
                "Applause at 1:02:43,Applause at 1.02.43",
                "what? no: <yes>|*,what no yes",
                "../../etc/passwd,etc passwd",
                "  spaced   out  ,spaced out",
                "ends with dots...,ends with dots",
                ".hidden,hidden",
                "-rf,rf",
                "...,clip",
                "'',clip",
                "///,clip",
                "CON,CON_",
                "con.txt,con.txt_",
                "Lpt9,Lpt9_",
                "console,console",
                "com10,com10",
            })
    void whatIsReservedGoes(String text, String name) {
        assertEquals(name, FileName.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\tb", "a\u0000b", "a\u0085b", "a\u007fb"})
    void controlsBecomeASpace(String text) {
        assertEquals("a b", FileName.of(text));
    }

    @Test
    void halfACharacterIsDropped() {
        assertEquals("ab", FileName.of("a\ud83db"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "日", "👍", FAMILY, "🇩🇪", "e\u0301", "👍🏽"})
    void twoHundredBytesAreKeptAndNoCharacterIsSplit(String character) {
        for (var start : new String[] {"", "a", "ab", "abc", "abcd"}) {
            var name = FileName.of(start + character.repeat(300));
            var bytes = name.getBytes(StandardCharsets.UTF_8).length;
            var one = character.getBytes(StandardCharsets.UTF_8).length;
            assertTrue(bytes <= 200 && bytes > 200 - one, bytes + " bytes");
            assertEquals(start + character.repeat((bytes - start.length()) / one), name);
        }
    }

    @Test
    void aCutNameEndsNeitherInASpaceNorInADot() {
        assertEquals("a".repeat(199), FileName.of("a".repeat(199) + " b"));
        assertEquals("a".repeat(199), FileName.of("a".repeat(199) + ".b"));
    }

    @Test
    void aTakenNameGetsTheFirstFreeNumber() {
        var folder = Path.of("no such folder");
        var taken = Set.of(folder.resolve("a.mp4"), folder.resolve("a (2).mp4"), folder.resolve(".b"));
        assertEquals(folder.resolve("a (3).mp4"), FileName.free(folder.resolve("a.mp4"), taken::contains));
        assertEquals(folder.resolve(".b (2)"), FileName.free(folder.resolve(".b"), taken::contains));
        assertEquals(folder.resolve("c.mp4"), FileName.free(folder.resolve("c.mp4"), taken::contains));
    }
}
