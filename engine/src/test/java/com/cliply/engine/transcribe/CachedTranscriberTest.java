package com.cliply.engine.transcribe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.Samples;
import com.cliply.engine.analysis.AnalysisCache;
import com.cliply.engine.analysis.CacheKey;
import com.cliply.engine.analysis.transcript.Sentence;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.analysis.transcript.Word;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedTranscriberTest {
    private static final Transcript SAID = new Transcript(List.of(
            new Sentence(
                    TimeRange.ofMicros(1, 9),
                    "Ça va? 日本語 🎬",
                    List.of(
                            new Word(TimeRange.ofMicros(1, 4), "Ça", true),
                            new Word(TimeRange.ofMicros(4, 9), "va?", false))),
            new Sentence(TimeRange.ofMicros(9, 10), "", List.of())));

    @TempDir
    Path folder;

    private Path file = Path.of("talk.mp4");
    private final Map<CacheKey, byte[]> kept = new HashMap<>();
    private int written;
    private String version = "1";

    private final AnalysisCache cache = new AnalysisCache() {
        @Override
        public Optional<byte[]> find(CacheKey key) {
            return Optional.ofNullable(kept.get(key));
        }

        @Override
        public void keep(CacheKey key, byte[] content) {
            kept.put(key, content);
        }
    };

    private final Transcriber writer = new Transcriber() {
        @Override
        public String id() {
            return "whisper";
        }

        @Override
        public String version() {
            return version;
        }

        @Override
        public Optional<String> leaves(MediaInfo info) {
            return Optional.empty();
        }

        @Override
        public Transcript transcribe(Path media, MediaInfo info, @Nullable String language, WorkMonitor monitor) {
            written++;
            return SAID;
        }
    };

    @BeforeEach
    void make() throws IOException {
        file = Files.writeString(folder.resolve("talk.mp4"), "a video");
    }

    private void said(@Nullable String language) {
        assertEquals(
                SAID,
                new CachedTranscriber(writer, cache)
                        .transcribe(file, Samples.aMediaInfo(), language, WorkMonitor.NONE));
    }

    @Test
    void nothingIsWrittenDownTwice() {
        said(null);
        said(null);
        assertEquals(1, written);
    }

    @Test
    void anotherLanguageModelOrSoundIsAnotherMatter() throws IOException {
        said(null);
        said("en");
        version = "2";
        said("en");
        Files.writeString(file, "another video");
        said("en");
        assertEquals(4, written);
    }

    @Test
    void whatIsDamagedIsWrittenDownAgain() {
        said(null);
        kept.replaceAll((key, content) -> Arrays.copyOf(content, content.length - 1));
        said(null);
        assertEquals(2, written);
    }

    @Test
    void noBytesAreABug() {
        var whole = TranscriptBytes.of(SAID);
        assertEquals(Optional.of(SAID), TranscriptBytes.read(whole));
        for (int length = 0; length < whole.length; length++)
            assertTrue(TranscriptBytes.read(Arrays.copyOf(whole, length)).isEmpty());
        for (int index = 0; index < whole.length; index++) {
            var flipped = whole.clone();
            flipped[index] ^= 1;
            var read = TranscriptBytes.read(flipped);
            assertTrue(read.isEmpty() || !read.get().equals(SAID));
        }
    }
}
