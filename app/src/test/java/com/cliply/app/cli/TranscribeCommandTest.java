package com.cliply.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.app.cli.Interruption.Wish;
import com.cliply.engine.analysis.transcript.Sentence;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.analysis.transcript.Word;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.TimeRange;
import com.cliply.engine.transcribe.Transcriber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscribeCommandTest {
    private static final Transcript SAID = new Transcript(List.of(
            new Sentence(TimeRange.ofMicros(500_000, 3_723_004_000L), "Is a < b --> c?", List.of()),
            new Sentence(
                    TimeRange.ofMicros(3_723_004_000L, 3_724_000_000L),
                    "Yes\u00a0it is.",
                    List.of(new Word(TimeRange.ofMicros(3_723_004_000L, 3_723_500_000L), "Yes", true)))));

    @TempDir
    Path folder;

    private final FakeStudio studio = new FakeStudio();
    private final List<String> asked = new ArrayList<>();
    private Path video = Path.of("talk.mp4");

    /** Writes down the same of every file. */
    private final class Fake implements Transcriber {
        private final String id;
        private final Transcript said;
        private final Optional<String> leaves;

        Fake(String id, Transcript said, Optional<String> leaves) {
            this.id = id;
            this.said = said;
            this.leaves = leaves;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Optional<String> leaves(MediaInfo info) {
            return leaves;
        }

        @Override
        public Transcript transcribe(Path file, MediaInfo info, @Nullable String language, WorkMonitor monitor) {
            monitor.throwIfCancelled();
            monitor.done(Duration.ofSeconds(30), Duration.ofSeconds(60));
            asked.add(id + " " + language);
            return said;
        }
    }

    @BeforeEach
    void make() throws IOException {
        video = Files.writeString(folder.resolve("talk.v2.mp4"), "a video");
        studio.transcribers.add(new Fake("whisper", SAID, Optional.empty()));
    }

    private Typed typed(Object... words) {
        var all = new ArrayList<Object>(List.of("transcribe", video));
        all.addAll(List.of(words));
        return Typed.words(studio, all.toArray());
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void subtitlesAreWrittenBesideTheVideo() throws IOException {
        var typed = typed();
        assertEquals(0, typed.exitCode(), typed.err());
        assertEquals("✓ 2 sentences, by whisper: " + folder.resolve("talk.v2.srt") + "\n", typed.out());
        assertEquals("""
            1
            00:00:00,500 --> 01:02:03,004
            Is a &lt; b --&gt; c?

            2
            01:02:03,004 --> 01:02:04,000
            Yes\u00a0it is.

            """, Files.readString(folder.resolve("talk.v2.srt")));
        assertEquals(List.of("whisper null"), asked);
    }

    @Test
    void webVttIsEscaped() throws IOException {
        assertEquals(0, typed("--format", "vtt", "--language", "de").exitCode());
        var text = Files.readString(folder.resolve("talk.v2.vtt"));
        assertTrue(text.startsWith("WEBVTT\n\n00:00:00.500 --> 01:02:03.004\nIs a &lt; b --&gt; c?\n\n"), text);
        assertEquals(List.of("whisper de"), asked);
    }

    @Test
    void jsonHasMicrosecondsAndSaysWhatIsEstimated() {
        var typed = typed("--format", "json", "--output", "-");
        assertEquals(0, typed.exitCode());
        assertTrue(typed.out().contains("\"start_us\" : 500000,"), typed.out());
        assertTrue(typed.out().contains("\"estimated\" : true"), typed.out());
    }

    @Test
    void standardOutputHoldsTheTranscriptAndNothingElse() throws IOException {
        var typed = typed("--output", "-");
        assertTrue(typed.out().startsWith("1\n00:00:00,500 --> "), typed.out());
        assertEquals(List.of("talk.v2.mp4"), files());
    }

    @Test
    void nothingIsOverwrittenUnlessAskedFor() throws IOException {
        var taken = Files.writeString(folder.resolve("mine.srt"), "mine");
        assertEquals(0, typed("--output", taken).exitCode());
        assertEquals("mine", Files.readString(taken));
        assertTrue(Files.exists(folder.resolve("mine (2).srt")));
        assertEquals(0, typed("--output", taken, "--overwrite").exitCode());
        assertTrue(Files.readString(taken).startsWith("1\n"));
        assertEquals(List.of("mine (2).srt", "mine.srt", "talk.v2.mp4"), files());
    }

    @Test
    void theSubtitlesThatAVideoBringsAreUsedUnlessAModelIsNamed() throws IOException {
        studio.said = SAID;
        Files.writeString(folder.resolve("talk.v2.vtt"), "WEBVTT");
        var brought = typed();
        assertTrue(brought.out().contains("by talk.v2.vtt"), brought.out());
        assertEquals(List.of(), asked);
        assertTrue(typed("--model", "a.bin").out().contains("by whisper"));
        assertEquals(
                Optional.of(Path.of("/here/a.bin")), studio.models.getLast().map(choice -> choice.file()));
    }

    @Test
    void withoutAnythingThatCouldWriteItDownTheAdviceSaysHowToGetAModel() {
        studio.transcribers.clear();
        for (var words : List.of(List.<Object>of(), List.<Object>of("--service", "whisper"))) {
            var typed = typed(words.toArray());
            assertEquals(3, typed.exitCode());
            assertTrue(typed.errors().getFirst().endsWith("[transcript_missing]"), typed.err());
            assertTrue(typed.err().contains("cliply settings transcribe.model"), typed.err());
        }
    }

    @Test
    void nothingLeavesTheMachineUnlessSomebodyAgrees() throws IOException {
        studio.transcribers.add(
                new Fake("openai", SAID, Optional.of("The sound would go to example.org for 0.06 USD.")));
        var unasked = typed("--service", "openai");
        assertEquals(2, unasked.exitCode());
        assertTrue(unasked.err().contains("The sound would go to example.org for 0.06 USD."), unasked.err());
        assertTrue(unasked.err().contains("say --yes"), unasked.err());
        assertEquals(List.of(), asked);
        assertEquals(List.of("talk.v2.mp4"), files());
        assertEquals(0, typed("--service", "openai", "--yes").exitCode());
        assertEquals(List.of("openai null"), asked);
    }

    @Test
    void whatIsTypedWronglyIsToldBeforeAnythingIsDone() {
        assertTrue(typed("--service", "fax").err().contains("There is no service fax set up here, but: whisper."));
        assertTrue(typed("--model", "a", "--model-sha256", "12").err().contains("must be 64 digits"));
        assertTrue(typed("--model-sha256", "0".repeat(64)).err().contains("belongs to a --model"));
        assertTrue(typed("--service", "fax", "--model", "a").err().contains("--service fax needs none"));
        assertTrue(typed("--format", "doc").err().contains("Invalid value for option '--format'"));
        assertTrue(typed("--output", folder).err().contains("is a folder"));
        assertEquals(List.of(), asked);
    }

    @Test
    void interruptedItLeavesNothing() throws IOException {
        var interruption = new Interruption();
        interruption.request(Wish.CANCEL);
        assertEquals(6, Typed.words(studio, interruption, "transcribe", video).exitCode());
        assertEquals(List.of("talk.v2.mp4"), files());
    }

    @Test
    void whereNothingWasSaidThatIsSaid() throws IOException {
        studio.transcribers.set(0, new Fake("whisper", Transcript.EMPTY, Optional.empty()));
        var typed = typed();
        assertEquals(0, typed.exitCode());
        assertTrue(typed.err().contains("No speech was recognised in talk.v2.mp4."), typed.err());
        assertEquals("", Files.readString(folder.resolve("talk.v2.srt")));
    }
}
