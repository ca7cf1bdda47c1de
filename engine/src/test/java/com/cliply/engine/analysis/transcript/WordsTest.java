package com.cliply.engine.analysis.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Times of words, where a file tells them. */
class WordsTest {
    private static final String ASS = """
            [Script Info]
            PlayResX: 640

            [V4+ Styles]
            Format: Name, Fontname
            Style: Default,Arial

            [Events]
            Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
            Comment: 0,0:00:00.00,0:00:05.00,Default,,0,0,0,,not said
            """;

    /** Times and texts in turn. */
    private static String vtt(String... timesAndTexts) {
        var file = new StringBuilder("WEBVTT\n\n");
        for (int index = 0; index < timesAndTexts.length; index += 2)
            file.append(timesAndTexts[index])
                    .append('\n')
                    .append(timesAndTexts[index + 1])
                    .append("\n\n");
        return file.toString();
    }

    private static List<String> words(String content) {
        return TranscriptFile.parse("x", content).sentences().stream()
                .flatMap(sentence -> sentence.words().stream())
                .map(word -> word.range().start().micros() / 1_000 + "-"
                        + word.range().end().micros() / 1_000 + " " + word.text() + (word.estimated() ? "?" : ""))
                .toList();
    }

    private static List<String> said(String content) {
        return TranscriptFile.parse("x", content).sentences().stream()
                .map(sentence -> sentence.range().start().micros() / 1_000 + "-"
                        + sentence.range().end().micros() / 1_000 + " " + sentence.text())
                .toList();
    }

    static Stream<Arguments> heard() {
        return Stream.of(
                Arguments.of(
                        "WEBVTT\n\n00:01.000 --> 00:02.500\nThe <00:01.200>kettle <00:01.700>sings.\n",
                        List.of("1000-1200 The", "1200-1700 kettle", "1700-2500 sings.")),
                Arguments.of(
                        "WEBVTT\n\n00:01.000 --> 00:02.500\nThe<00:01.200><c> kettle</c><00:01.700><c> sings</c>\n",
                        List.of("1000-1200 The", "1200-1700 kettle", "1700-2500 sings")),
                Arguments.of(
                        "WEBVTT\n\n00:01.000 --> 00:02.200\nThe kettle <00:01.900>sings.\n",
                        List.of("1000-1360 The?", "1360-1900 kettle?", "1900-2200 sings.")),
                Arguments.of(
                        ASS
                                + "Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,{\\an8\\k20}The {\\kf30}ket{\\k20}tle {\\K50}sings, too.\n",
                        List.of("1000-1200 The", "1200-1700 kettle", "1700-2018 sings,?", "2018-2200 too.?")),
                Arguments.of(
                        "[{\"word\": \"The\", \"start\": 1.0, \"end\": 1.2}, {\"word\": \"kettle\", \"start\": 1.25, \"end\": 1.7}]",
                        List.of("1000-1200 The", "1250-1700 kettle")),
                Arguments.of(
                        "{\"text\": \"The kettle\", \"segments\": [{\"start\": 1, \"end\": 2, \"text\": \" The kettle\", \"words\":"
                                + " [{\"word\": \" The\", \"start\": 1.0, \"end\": 1.2, \"probability\": 1},"
                                + " {\"word\": \" kettle\", \"start\": 1.2, \"end\": 1.7}]}]}",
                        List.of("1000-1200 The", "1200-1700 kettle")),
                Arguments.of(
                        "{\"id\": \"x\", \"words\": [{\"text\": \"The\", \"start\": 1000, \"end\": 1200, \"confidence\": 0.9},"
                                + " {\"text\": \"kettle\", \"start\": 1250, \"end\": 1700, \"confidence\": 0.9}]}",
                        List.of("1000-1200 The", "1250-1700 kettle")),
                Arguments.of(
                        "{\"results\": {\"channels\": [{\"alternatives\": [{\"words\": [{\"word\": \"the\", \"punctuated_word\":"
                                + " \"The\", \"start\": 1.0, \"end\": 1.2}]}]}]}}",
                        List.of("1000-1200 The")),
                Arguments.of(
                        "{\"events\": [{\"tStartMs\": 1000, \"dDurationMs\": 1500, \"segs\": [{\"utf8\": \"the\"},"
                                + " {\"utf8\": \" kettle\", \"tOffsetMs\": 200}]}]}",
                        List.of("1000-1200 the", "1200-2500 kettle")));
    }

    @ParameterizedTest
    @MethodSource("heard")
    void theFileTellsWhenWordsAreSaid(String content, List<String> expected) {
        assertEquals(expected, words(content));
    }

    static Stream<Arguments> scripts() {
        return Stream.of(
                Arguments.of(
                        ASS
                                + "Dialogue: 0,0:00:01.00,0:00:03.50,Default,,0,0,0,,{\\i1}The {a note}kettle,\\Nit sings.{\\i0}\n",
                        List.of("1000-3500 The kettle, it sings.")),
                Arguments.of(
                        ASS + "Dialogue: 0,0:00:01.00,0:00:03.50,Default,,0,0,0,,{\\p1}m 0 0 l 100 0{\\p0}Tea.\n",
                        List.of("1000-3500 Tea.")),
                Arguments.of("""
                        [Script Info]
                        [Events]
                        Format: Marked, End, Start, Text
                        Dialogue: Marked=0,0:00:03.50,0:00:01.00,Tea, please.
                        """, List.of("1000-3500 Tea, please.")),
                Arguments.of(
                        "Dialogue: 0,0:00:01.00,0:00:03.50,Default,,0,0,0,,Tea, please.\n",
                        List.of("1000-3500 Tea, please.")),
                Arguments.of(
                        "{\"transcription\": [{\"offsets\": {\"from\": 1000, \"to\": 3500}, \"text\": \" Tea.\"}]}",
                        List.of("1000-3500 Tea.")),
                Arguments.of(
                        "{\"segments\": [{\"start\": 1, \"end\": 3.5, \"text\": \" Tea.\"}]}",
                        List.of("1000-3500 Tea.")),
                Arguments.of(
                        "{\"chunks\": [{\"timestamp\": [1.0, 3.5], \"text\": \" Tea.\"}]}", List.of("1000-3500 Tea.")));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void dialogueIsReadAndTheRestIsNot(String content, List<String> expected) {
        assertEquals(expected, said(content));
    }

    @Test
    void severalSentencesOfACueAreTakenApartWhereWordsHaveTimes() {
        assertEquals(
                List.of("1000-1500 Tea?", "1500-2500 No, Mr. Brown."),
                said("WEBVTT\n\n00:01.000 --> 00:02.500\nTea? <00:01.500>No, <00:01.700>Mr. <00:02.000>Brown.\n"));
    }

    @Test
    void captionsThatRollUpAreSaidOnce() {
        var rolling = vtt(
                "00:00.000 --> 00:02.000",
                " \nso<00:00.500><c> we</c><00:00.900><c> went</c>",
                "00:02.000 --> 00:02.010",
                "so we went\n ",
                "00:02.010 --> 00:04.000",
                "so we went\nhome<00:02.500><c> again</c><00:03.000><c> yesterday</c>",
                "00:04.000 --> 00:04.010",
                "home again yesterday\n ",
                "00:04.010 --> 00:06.000",
                "home again yesterday\nby<00:05.000><c> car</c>");
        assertEquals(
                List.of(
                        "0-490 so",
                        "500-900 we",
                        "900-2000 went",
                        "2010-2500 home",
                        "2500-3000 again",
                        "3000-4000 yesterday",
                        "4010-4500 by",
                        "5000-6000 car"),
                words(rolling));
        assertEquals(List.of("0-6000 so we went home again yesterday by car"), said(rolling.replaceAll("<[^>]*>", "")));
    }

    @Test
    void captionsThatGrowAreSaidOnce() {
        assertEquals(
                List.of("0-4000 so we went home again"),
                said(vtt(
                        "0:00.0 --> 0:01.0", "so",
                        "0:01.0 --> 0:02.0", "so we",
                        "0:02.0 --> 0:03.0", "so we went",
                        "0:03.0 --> 0:04.0", "so we went home again")));
    }

    @Test
    void whoRepeatsHimselfKeepsHisWords() {
        assertEquals(
                List.of("0-1000 I said no.", "1000-2000 no.", "2000-3000 I really mean it.", "3000-4000 Go home."),
                said(vtt(
                        "0:00.0 --> 0:01.0", "I said no.",
                        "0:01.0 --> 0:02.0", "no.",
                        "0:02.0 --> 0:03.0", "I really mean it.",
                        "0:03.0 --> 0:04.0", "Go home.")));
    }
}
