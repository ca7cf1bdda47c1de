package com.cliply.engine.analysis.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TranscriptFileTest {
    private static final String SRT = """
            1
            00:00:01,000 --> 00:00:02,500
            The kettle sings.

            2
            00:00:03,000 --> 00:00:04,000
            Nobody gets up.
            """;

    private static final String VTT = """
            WEBVTT - made up

            NOTE nothing

            STYLE
            ::cue { color: red }

            id-1
            00:01.000 --> 00:02.500 align:start position:0%
            <v Ann>The kettle <00:01.500>sings.

            00:00:03.000 --> 00:00:04.000
            Nobody gets up.
            """;

    @TempDir
    private Path folder;

    private static List<String> said(String content) {
        return TranscriptFile.parse("x.srt", content).sentences().stream()
                .map(sentence -> sentence.range().start().micros() / 1_000 + "-"
                        + sentence.range().end().micros() / 1_000 + " " + sentence.text())
                .toList();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("talk.srt"), bytes);
    }

    static Stream<Arguments> tolerated() {
        var both = List.of("1000-2500 The kettle sings.", "3000-4000 Nobody gets up.");
        return Stream.of(
                Arguments.of("plain", SRT, both),
                Arguments.of("CRLF", SRT.replace("\n", "\r\n"), both),
                Arguments.of("CR only", SRT.replace("\n", "\r"), both),
                Arguments.of("byte order mark", "\uFEFF" + SRT, both),
                Arguments.of("points for commas", SRT.replace(',', '.'), both),
                Arguments.of("no numbers", SRT.replaceAll("(?m)^\\d\\n", ""), both),
                Arguments.of("no blank lines", SRT.replace("\n\n", "\n"), both),
                Arguments.of("cues out of order", swapped(), both),
                Arguments.of("tags", SRT.replace("kettle", "<i><font color=\"red\">kettle</font></i>"), both),
                Arguments.of("ASS overrides", SRT.replace("The", "{\\an8}{\\i1}The"), both),
                Arguments.of("entities", SRT.replace(" sings", "&nbsp;&#115;in&#x67;s"), both),
                Arguments.of("WebVTT", VTT, both),
                Arguments.of(
                        "overlaps end where the next begins",
                        SRT.replace("02,500", "03,700"),
                        List.of("1000-3000 The kettle sings.", "3000-4000 Nobody gets up.")),
                Arguments.of(
                        "cues without length last as long as their letters take",
                        SRT.replace("02,500", "01,000"),
                        List.of("1000-2360 The kettle sings.", "3000-4000 Nobody gets up.")),
                Arguments.of(
                        "cues that run backwards, too",
                        SRT.replace("02,500", "00,100"),
                        List.of("1000-2360 The kettle sings.", "3000-4000 Nobody gets up.")),
                Arguments.of(
                        "times before the beginning are at the beginning",
                        SRT.replace("00:00:01,000", "-00:00:01,000"),
                        List.of("0-2500 The kettle sings.", "3000-4000 Nobody gets up.")),
                Arguments.of(
                        "wrong numbers of digits",
                        SRT.replace("00:00:01,000", "0:0:1")
                                .replace("02,500", "2,5")
                                .replace("04,000", "04,0000"),
                        both),
                Arguments.of("dashes for an arrow", SRT.replace("-->", "\u2014>"), both),
                Arguments.of(
                        "lines of a cue and cues of a sentence are joined",
                        SRT.replace(" sings.", "\nsings and")
                                .replace("03,000", "02,600")
                                .replace("Nobody", "nobody"),
                        List.of("1000-4000 The kettle sings and nobody gets up.")),
                Arguments.of(
                        "a pause ends a sentence",
                        "0:01,000 --> 0:02,000\nthe kettle\n\n0:03,000 --> 0:04,000\nnobody\n",
                        List.of("1000-2000 the kettle", "3000-4000 nobody")),
                Arguments.of(
                        "lines that roll up are said once",
                        "0:01,000 --> 0:02,000\nthe kettle.\n\n0:02,000 --> 0:03,000\nthe kettle.\n",
                        List.of("1000-3000 the kettle.")),
                Arguments.of(
                        "what begins at once is one",
                        "0:01,000 --> 0:02,000\n- Tea?\n\n0:01,000 --> 0:02,500\n- No.\n",
                        List.of("1000-2500 Tea? No.")),
                Arguments.of(
                        "less-than signs are text",
                        "0:01,000 --> 0:02,000\n3 < 4 & 5 > 2.\n",
                        List.of("1000-2000 3 < 4 & 5 > 2.")));
    }

    private static String swapped() {
        var cues = SRT.split("\n\n", -1);
        return cues[1] + "\n" + cues[0] + "\n";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tolerated")
    void itReads(String name, String content, List<String> expected) {
        assertEquals(expected, said(content), name);
    }

    @Test
    void utf16WithItsMarkIsRead() throws IOException {
        assertEquals(
                2,
                TranscriptFile.read(file(SRT.getBytes(StandardCharsets.UTF_16)))
                        .sentences()
                        .size());
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("empty", new byte[0], "it is empty"),
                Arguments.of("prose", "Once upon a time --> nothing".getBytes(StandardCharsets.UTF_8), "no cue"),
                Arguments.of(
                        "only signs", "0:01,000 --> 0:02,000\n- ...\n".getBytes(StandardCharsets.UTF_8), "no words"),
                Arguments.of("broken JSON", "{\"segments\": [{".getBytes(StandardCharsets.UTF_8), "JSON"),
                Arguments.of("other JSON", "{\"title\": \"x\"}".getBytes(StandardCharsets.UTF_8), "JSON"),
                Arguments.of(
                        "only tags", "0:01,000 --> 0:02,000\n<i></i>\n".getBytes(StandardCharsets.UTF_8), "no cue"),
                Arguments.of("too large", new byte[40_000_001], "larger"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void itRefuses(String name, byte[] bytes, String why) throws IOException {
        var file = file(bytes);
        var refusal = assertThrows(InputException.class, () -> TranscriptFile.read(file), name);
        assertEquals(ErrorCode.TRANSCRIPT_UNREADABLE, refusal.code());
        assertEquals("talk.srt", refusal.facts().getFirst());
        assertTrue(refusal.facts().get(1).contains(why), refusal.facts()::toString);
    }

    @Test
    void aMissingFileIsNamed() {
        var refusal = assertThrows(InputException.class, () -> TranscriptFile.read(folder.resolve("gone.vtt")));
        assertEquals(ErrorCode.FILE_NOT_FOUND, refusal.code());
    }

    @Test
    void noMutationBreaksIt() {
        var random = new Random(20_261);
        var alphabet = "0123456789:,.->< \n\r\t\u0000&#;{}\\/x\uFEFF\uD83D?!A";
        for (int round = 0; round < 4_000; round++) {
            var content = new StringBuilder(SRT.repeat(1 + random.nextInt(4)));
            for (int change = random.nextInt(30); change >= 0; change--) {
                var at = random.nextInt(content.length());
                var letter = alphabet.charAt(random.nextInt(alphabet.length()));
                switch (random.nextInt(4)) {
                    case 0 -> content.insert(at, letter);
                    case 1 -> content.setCharAt(at, letter);
                    case 2 -> content.delete(at, Math.min(content.length() - 1, at + random.nextInt(20)));
                    default -> content.insert(at, content.substring(at, Math.min(content.length(), at + 40)));
                }
            }
            readOrRefused(content.toString());
        }
    }

    @Test
    void hostileSizesTakeNoLongTime() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            readOrRefused("0".repeat(4_000_000) + " --> " + "0".repeat(4_000_000));
            readOrRefused("00:00:01,000 --> 00:00:02,000\n" + "<a".repeat(2_000_000));
            readOrRefused("00:00:01,000 --> 00:00:02,000\n" + "&amp".repeat(2_000_000));
            readOrRefused("00:00:01,000 --> 00:00:02,000\nover and over\n\n".repeat(200_000));
            readOrRefused("-->\n".repeat(2_000_000));
            readOrRefused(": : : -->".repeat(500_000));
        });
    }

    private static void readOrRefused(String content) {
        try {
            for (var sentence : TranscriptFile.parse("x.srt", content).sentences())
                assertTrue(!sentence.text().isBlank() && sentence.range().micros() > 0);
        } catch (InputException refusal) {
            assertEquals(ErrorCode.TRANSCRIPT_UNREADABLE, refusal.code());
        }
    }

    @Test
    void speakingKnowsWhatACutWouldSpoil() {
        var transcript = TranscriptFile.parse("x.srt", SRT);
        assertTrue(transcript.speaking(MediaTime.ofMillis(1_000)).isEmpty());
        assertEquals(
                "The kettle sings.",
                transcript.speaking(MediaTime.ofMillis(1_001)).orElseThrow().text());
        assertTrue(transcript.speaking(MediaTime.ofMillis(2_500)).isEmpty());
        assertEquals(
                1, transcript.within(TimeRange.ofMicros(1_500_000, 3_200_000)).size());
        assertEquals(1, transcript.within(Duration.ofMillis(3_500)).sentences().size());
    }
}
