package com.cliply.engine.analysis.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said, by whom it is not said, and where it ends. */
class SentencesTest {
    /** Subtitles of one second that follow each other at once. */
    private static String srt(String... texts) {
        var file = new StringBuilder();
        for (int index = 0; index < texts.length; index++)
            file.append(CueTimes.text(index * 1_000_000L, ','))
                    .append(" --> ")
                    .append(CueTimes.text((index + 1) * 1_000_000L, ','))
                    .append('\n')
                    .append(texts[index])
                    .append("\n\n");
        return file.toString();
    }

    static Stream<Arguments> sentences() {
        return Stream.of(
                Arguments.of(srt("He met Mr.", "Brown at 3.5", "miles."), List.of("He met Mr. Brown at 3.5 miles.")),
                Arguments.of(srt("Use fruit, e.g.", "apples."), List.of("Use fruit, e.g. apples.")),
                Arguments.of(
                        srt("It is no. 5.", "Oh no.", "What now?"), List.of("It is no. 5.", "Oh no.", "What now?")),
                Arguments.of(srt("That was J.", "Smith."), List.of("That was J. Smith.")),
                Arguments.of(srt("It was I.", "You know."), List.of("It was I.", "You know.")),
                Arguments.of(srt("And then...", "we left. All of us."), List.of("And then... we left. All of us.")),
                Arguments.of(srt("And then...", "Nothing."), List.of("And then...", "Nothing.")),
                Arguments.of(srt("\"Stop!\"", "She ran."), List.of("\"Stop!\"", "She ran.")),
                Arguments.of(
                        srt("mentioning the number.", "then he left.", "nobody cared."),
                        List.of("mentioning the number.", "then he left.", "nobody cared.")),
                Arguments.of(srt("今日は天気が", "いいですね。", "行きましょう。"), List.of("今日は天気がいいですね。", "行きましょう。")),
                Arguments.of(srt("where are you", "- at home", "- oh"), List.of("where are you", "at home", "oh")),
                Arguments.of(srt("-Hola.\n-Adi\u00F3s."), List.of("Hola. Adi\u00F3s.")),
                Arguments.of(srt("It is", "-5 degrees."), List.of("It is -5 degrees.")),
                Arguments.of(srt("JOHN: Hi there.", "MARY ANN (V.O.): Hello."), List.of("Hi there.", "Hello.")),
                Arguments.of(srt("Remember: never do that."), List.of("Remember: never do that.")),
                Arguments.of(
                        srt("Ann: I think", "Bob: no", "Ann: yes", "Bob: no", "Ann: yes", "Bob: no"),
                        List.of("I think", "no", "yes", "no", "yes", "no")),
                Arguments.of(srt("Speaker 1: I think", "Speaker 1: it works."), List.of("I think it works.")),
                Arguments.of(srt(">> So we", "went home."), List.of("So we went home.")),
                Arguments.of(srt("[applause]", "Thank you."), List.of("Thank you.")),
                Arguments.of(srt("(laughs) I know."), List.of("I know.")),
                Arguments.of(srt("The value (which is five) is fine."), List.of("The value (which is five) is fine.")),
                Arguments.of(srt("\u266A la la la \u266A", "Well."), List.of("Well.")),
                Arguments.of(srt("What the [ __ ] is that?"), List.of("What the [ __ ] is that?")));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void subtitlesSay(String file, List<String> expected) {
        assertEquals(
                expected,
                TranscriptFile.parse("x.srt", file).sentences().stream()
                        .map(Sentence::text)
                        .toList());
    }

    static Stream<Arguments> sounds() {
        return Stream.of(
                Arguments.of(srt("[applause]", "Thank you."), List.of("0 applause")),
                Arguments.of(srt("Yes.", "(audience\nlaughs)"), List.of("1 audience laughs")),
                Arguments.of(srt("Yes.", "- (SIGHS) No."), List.of("1 SIGHS")),
                Arguments.of(srt("\u266A", "\u266A la la \u266A"), List.of("0 \u266A", "1 \u266A la la")),
                Arguments.of(srt("*door slams*", "# la la #"), List.of("0 door slams", "1 la la")),
                Arguments.of(srt("\uFF08\u7B11\uFF09\u305D\u3046\u3002"), List.of("0 \u7B11")),
                Arguments.of(srt("The value (which is five) is fine."), List.of()),
                Arguments.of(srt("[John]: Hi."), List.of()));
    }

    @ParameterizedTest
    @MethodSource("sounds")
    void soundsAreKeptAside(String file, List<String> expected) {
        assertEquals(
                expected,
                TranscriptFile.parse("x.srt", file).sounds().stream()
                        .map(sound -> sound.range().start().micros() / 1_000_000 + " " + sound.text())
                        .toList());
    }
}
