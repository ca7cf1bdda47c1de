package com.cliply.engine.analysis.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written is read back. */
class TranscriptFormatTest {
    private static final List<String> WORDS = List.of(
            "tea",
            "kettle",
            "na\u00EFve",
            "3 < 4",
            "AT&T",
            "<b>",
            "Mr.",
            "e.g.",
            "{\\an8}",
            "\\N",
            "&lt;",
            "5.5",
            "-5",
            "TEA:",
            "\u8336",
            "(or",
            "not)",
            "...",
            "x-->y",
            "it's",
            "\"so\"",
            "#1",
            "\uD83D\uDE00");

    private static Transcript read(TranscriptFormat format, String file) {
        return TranscriptFile.parse("x." + format.extension(), file);
    }

    /** Of words that mean something else in a file; in milliseconds, as files are. */
    private static Transcript made(Random random, boolean timed) {
        var sentences = new ArrayList<Sentence>();
        var at = 0L;
        for (int count = 1 + random.nextInt(8); count > 0; count--) {
            at += random.nextInt(3) * 300_000L;
            var start = at;
            var words = new ArrayList<Word>();
            var text = new StringBuilder();
            for (int word = 1 + random.nextInt(9); word > 0; word--) {
                var next = WORDS.get(random.nextInt(WORDS.size())).strip();
                if (text.isEmpty()) next = "We";
                if (word == 1) next = next + ".!?".charAt(random.nextInt(3));
                text.append(SentenceEnds.glue(text, next)).append(next);
                var end = at + 1_000L * (50 + random.nextInt(400));
                words.add(new Word(TimeRange.ofMicros(at, end), next, random.nextBoolean()));
                at = end;
            }
            sentences.add(new Sentence(TimeRange.ofMicros(start, at), text.toString(), timed ? words : List.of()));
        }
        return new Transcript(sentences, List.of(new SoundNote(TimeRange.ofMicros(0, 1_000_000), "applause")));
    }

    @ParameterizedTest
    @EnumSource(TranscriptFormat.class)
    void whatWasReadIsWrittenAndReadAlike(TranscriptFormat format) {
        var random = new Random(20_262);
        for (int round = 0; round < 600; round++) {
            var canonical = read(format, format.write(made(random, round % 2 == 0)));
            var file = format.write(canonical);
            assertEquals(canonical, read(format, file), file);
            assertEquals(file, format.write(read(format, file)));
        }
    }

    @Test
    void jsonKeepsAll() {
        var random = new Random(20_263);
        for (int round = 0; round < 300; round++) {
            var transcript = made(random, round % 2 == 0);
            assertEquals(transcript, read(TranscriptFormat.JSON, TranscriptFormat.JSON.write(transcript)));
        }
    }

    @Test
    void plainSentencesComeBackFromSubtitlesAsTheyWere() {
        var transcript = new Transcript(
                List.of(
                        new Sentence(TimeRange.ofMicros(0, 900_000), "What is tea?", List.of()),
                        new Sentence(TimeRange.ofMicros(900_000, 2_000_000), "a leaf & \\N <i>water", List.of()),
                        new Sentence(TimeRange.ofMicros(2_000_000, 3_000_000), "you said", List.of())),
                List.of(
                        new SoundNote(TimeRange.ofMicros(0, 900_000), "laughter"),
                        new SoundNote(TimeRange.ofMicros(4_000_000, 5_000_000), "\u266A la la")));
        for (var format : TranscriptFormat.values())
            assertEquals(transcript, read(format, format.write(transcript)), format::name);
    }

    @Test
    void webVttTellsTheTimesOfWordsThatWereHeard() {
        var words = List.of(
                new Word(TimeRange.ofMicros(1_000_000, 1_200_000), "The", false),
                new Word(TimeRange.ofMicros(1_200_000, 1_700_000), "kettle", false),
                new Word(TimeRange.ofMicros(1_700_000, 2_500_000), "sings.", false));
        var transcript = new Transcript(
                List.of(new Sentence(TimeRange.ofMicros(1_000_000, 2_500_000), "The kettle sings.", words)));
        var file = TranscriptFormat.VTT.write(transcript);
        assertTrue(file.contains("The <00:00:01.200>kettle <00:00:01.700>sings."), file);
        assertEquals(transcript, read(TranscriptFormat.VTT, file));
    }

    @Test
    void severalHoursAreWrittenWithTheirHours() {
        var late = new Transcript(List.of(new Sentence(
                TimeRange.ofMicros(11 * 3_600_000_000L, 11 * 3_600_000_000L + 1_500_000), "Bye.", List.of())));
        assertEquals("1\n11:00:00,000 --> 11:00:01,500\nBye.\n\n", TranscriptFormat.SRT.write(late));
    }
}
