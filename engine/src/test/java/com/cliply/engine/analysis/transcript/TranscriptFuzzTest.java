package com.cliply.engine.analysis.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile and broken files give a transcript or a refusal, in a time that grows with their length. */
class TranscriptFuzzTest {
    private static final List<String> FILES = List.of("""
            1
            00:00:01,000 --> 00:00:02,500
            - <i>The kettle</i> sings. (laughs)

            2
            00:00:02,500 --> 00:00:04,000
            JOHN: Nobody &amp; nothing... [applause]
            """, """
            WEBVTT

            00:01.000 --> 00:02.500 align:start
            The<00:01.200><c> kettle</c> <00:01.700>sings.

            00:02.500 --> 00:04.000
            \u266A la la \u266A
            """, """
            [Script Info]
            [Events]
            Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
            Dialogue: 0,0:00:01.00,0:00:03.00,Default,Ann,0,0,0,,{\\an8\\k20}The {\\kf30}ket{\\k20}tle{\\p1}m 0 0{\\p0}, tea.
            Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,Tea.
            """, """
            {"format": "cliply-transcript/1", "sentences": [{"start_us": 1000, "end_us": 90000, "text": "Tea.",
              "words": [{"start_us": 1000, "end_us": 90000, "text": "Tea.", "estimated": true}]}], "sounds": []}
            """, """
            {"segments": [{"start": 1.0, "end": 2.5, "text": " Tea.", "words": [{"word": " Tea.", "start": 1.0, "end": 1.5}]}]}
            """);

    @TempDir
    private Path folder;

    /** What comes out can be written, and be read again. */
    private static void readOrRefused(String content) {
        try {
            var transcript = TranscriptFile.parse("x.srt", content);
            for (var sentence : transcript.sentences()) {
                assertTrue(!sentence.text().isBlank());
                var at = sentence.range().start();
                for (var word : sentence.words()) {
                    assertTrue(!word.range().start().isBefore(at), sentence::toString);
                    at = word.range().end();
                }
                assertTrue(!at.isAfter(sentence.range().end()), sentence::toString);
            }
            WordTimes.byLetters().fill(transcript);
            assertEquals(transcript, TranscriptFile.parse("x.json", TranscriptFormat.JSON.write(transcript)));
        } catch (InputException refusal) {
            assertEquals(ErrorCode.TRANSCRIPT_UNREADABLE, refusal.code());
        }
    }

    @Test
    void noMutationBreaksIt() {
        var random = new Random(20_267);
        var alphabet = "0123456789:,.->< \n\r\t\u0000&#;{}[]()\\/\"'kpN-_*\u266A\uFEFF\uD83D?!A\u8336";
        for (int round = 0; round < 6_000; round++) {
            var content = new StringBuilder(FILES.get(round % FILES.size()));
            for (int change = random.nextInt(25); change >= 0; change--) {
                var at = random.nextInt(content.length());
                var letter = alphabet.charAt(random.nextInt(alphabet.length()));
                switch (random.nextInt(4)) {
                    case 0 -> content.insert(at, letter);
                    case 1 -> content.setCharAt(at, letter);
                    case 2 -> content.delete(at, Math.min(content.length() - 1, at + random.nextInt(20)));
                    default -> content.insert(at, content.substring(at, Math.min(content.length(), at + 60)));
                }
            }
            readOrRefused(content.toString());
        }
    }

    @Test
    void anyBytesAreReadOrRefused() throws IOException {
        var random = new Random(20_268);
        for (int round = 0; round < 400; round++) {
            var bytes = FILES.get(round % FILES.size()).getBytes(StandardCharsets.UTF_8);
            for (int change = random.nextInt(60); change >= 0; change--)
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            if (round % 4 == 0) random.nextBytes(bytes);
            var file = Files.write(folder.resolve("x.srt"), bytes);
            try {
                TranscriptFile.read(file);
            } catch (InputException refusal) {
                assertEquals(ErrorCode.TRANSCRIPT_UNREADABLE, refusal.code());
            }
        }
    }

    @Test
    void hostileSizesTakeNoLongTime() {
        var cue = "00:00:01,000 --> 00:00:02,000\n";
        var dialogue = "Dialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,";
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            readOrRefused("WEBVTT\n\n" + cue + "<00:00:01.100>a ".repeat(300_000));
            readOrRefused(cue + "<a\n".repeat(400_000));
            readOrRefused(cue + "{\\\n".repeat(400_000));
            readOrRefused(cue + "&amp\n".repeat(200_000));
            readOrRefused(cue + "[(\u266A\n".repeat(200_000));
            readOrRefused(cue + "- a\n".repeat(200_000));
            readOrRefused((cue + "a a a a a a a a\n\n").repeat(100_000));
            readOrRefused(dialogue + "{\\k1}a".repeat(400_000));
            readOrRefused((dialogue + "{\\k1}a{{{{\n").repeat(200_000));
            readOrRefused("[".repeat(400_000));
            readOrRefused("{\"segments\":".repeat(100_000));
            readOrRefused("[" + "{\"word\": \"a\", \"start\": 1, \"end\": 2},".repeat(100_000) + "{}]");
        });
    }
}
