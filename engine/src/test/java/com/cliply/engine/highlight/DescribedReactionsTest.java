package com.cliply.engine.highlight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.analysis.transcript.Sentence;
import com.cliply.engine.analysis.transcript.SoundNote;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.analysis.transcript.TranscriptFile;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescribedReactionsTest {
    private static final DetectionWish WISH =
            DetectionWish.of(new DetectionLimits(10, Duration.ofSeconds(8), Duration.ofSeconds(60)));

    private static Transcript noted(String... notes) {
        var sentences = new ArrayList<Sentence>();
        for (int at = 0; at + 4 <= 180; at += 4)
            sentences.add(new Sentence(
                    TimeRange.ofMicros(at * 1_000_000L + 300_000, at * 1_000_000L + 3_700_000),
                    "We walk on along the river.",
                    List.of()));
        var sounds = new ArrayList<SoundNote>();
        for (int index = 0; index < notes.length; index++)
            sounds.add(new SoundNote(
                    TimeRange.ofMicros(90_000_000 + index * 2_000_000L, 92_500_000 + index * 2_000_000L),
                    notes[index]));
        return new Transcript(sentences, sounds);
    }

    private static Optional<HighlightReason> reason(Transcript transcript) {
        return HighlightDetector.detect(new MadeAnalysis(180).build(), transcript, WISH).highlights().stream()
                .filter(one -> one.range().contains(MediaTime.ofSeconds(91)))
                .flatMap(one -> one.reasons().stream())
                .filter(reason -> reason.signal().equals("described-reaction"))
                .findFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"applause", "Audience laughing", "LAUGHTER", "crowd cheering", "Beifall", "risas", "rires"})
    void aDescribedReactionIsEvidenceInItsOwnWords(String note) {
        var found = HighlightDetector.detect(new MadeAnalysis(180).build(), noted(note), WISH)
                .highlights()
                .getFirst();
        assertTrue(found.range().contains(MediaTime.ofSeconds(91)), found::toString);
        assertTrue(found.score() >= 0.5, found::toString);
        assertEquals("described-reaction", found.reasons().getFirst().signal());
        assertEquals(
                "The subtitles tell of \u201C" + note + "\u201D at 00:01:30",
                found.reasons().getFirst().text());
        assertTrue(found.range().start().isBefore(MediaTime.ofSeconds(88)), "with what led to it: " + found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"music", "\u266A la la", "upbeat music", "no applause", "door slams", "clicks tongue", "silence"
            })
    void musicAndNoisesAreNone(String note) {
        assertEquals(Optional.empty(), reason(noted(note)));
    }

    @Test
    void oneWhoChucklesIsLittle() {
        var slight = reason(noted("chuckles"));
        assertTrue(slight.isEmpty() || slight.get().weight() < 2, slight::toString);
    }

    @Test
    void aLaughterTrackIsNoEvent() {
        var track = new String[30];
        Arrays.fill(track, "laughter");
        assertEquals(Optional.empty(), reason(noted(track)));
    }

    @Test
    void whatAFileDescribesIsFound(@TempDir Path folder) throws IOException {
        var text = new StringBuilder();
        for (int at = 0; at < 40; at++)
            text.append(at + 1)
                    .append("\n00:%02d:%02d,300 --> 00:%02d:%02d,700\n%s\n\n"
                            .formatted(
                                    at * 4 / 60,
                                    at * 4 % 60,
                                    (at * 4 + 3) / 60,
                                    (at * 4 + 3) % 60,
                                    at == 22 ? "[Applause]" : "We walk on along the river."));
        var file = Files.writeString(folder.resolve("x.srt"), text);
        var found = HighlightDetector.detect(new MadeAnalysis(180).build(), TranscriptFile.read(file), WISH)
                .highlights()
                .getFirst();
        assertEquals("described-reaction", found.reasons().getFirst().signal(), found::toString);
    }
}
