package com.cliply.engine.transcribe.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.WorkMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real child processes, good ones and bad ones; after each nothing of them is left. */
@Timeout(300)
class WhisperTranscriberTest {
    private static final Path VIDEO = Path.of("talk.mp4");
    private static final Duration MINUTES = Duration.ofSeconds(100);

    @TempDir
    Path folder;

    private Path model;
    private final List<Process> children = new CopyOnWriteArrayList<>();
    private final List<Duration> heard = new ArrayList<>();

    /** Long enough to start a JVM on a busy machine, short for who waits in vain. */
    private Patience patience = new Patience(Duration.ofMinutes(2), 100, Duration.ofMinutes(1), 1);

    @BeforeEach
    void make() throws IOException {
        model = new ModelMaker().write(folder.resolve("model.bin"));
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        for (var child : children) assertTrue(child.waitFor(0, TimeUnit.SECONDS), "a child is still there");
        var work = folder.resolve("work");
        if (Files.exists(work))
            try (var left = Files.list(work)) {
                assertEquals(List.of(), left.toList());
            }
    }

    private Process start(String wish, Path home) throws IOException {
        var child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Djava.io.tmpdir=" + home,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FakeChild.class.getName(),
                        wish)
                .directory(home.toFile())
                .start();
        children.add(child);
        return child;
    }

    private final WorkMonitor monitor = new WorkMonitor() {
        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void done(Duration media, Duration whole) {
            heard.add(media);
        }
    };

    private Transcript written(String wish, MediaInfo info, @Nullable String language, WorkMonitor who) {
        return new WhisperTranscriber(
                        new MadeSound(),
                        new ModelChoice(model, Optional.empty()),
                        new ModelProof(folder.resolve("models.tsv")),
                        home -> start(wish, home),
                        folder.resolve("work"),
                        2,
                        patience)
                .transcribe(VIDEO, info, language, who);
    }

    private Transcript written(String wish) {
        return written(wish, MadeSound.info(MINUTES), null, monitor);
    }

    private StudioException refused(String wish) {
        return assertThrows(StudioException.class, () -> written(wish));
    }

    @Test
    void sentencesOfAllWindowsComeBackAtTheirTimes() {
        var sentences = written("works").sentences();
        assertTrue(sentences.size() >= 18, () -> sentences.toString());
        assertEquals("Window 1 in auto at 0.", sentences.getFirst().text());
        assertEquals(0, sentences.getFirst().range().start().micros());
        assertEquals(4_000_000, sentences.getFirst().range().end().micros());
        var second = sentences.stream()
                .filter(sentence -> sentence.text().equals("Window 2 in auto at 5000."))
                .findAny()
                .orElseThrow();
        // The first window ends in the last pause before 30 s.
        var start = second.range().start().micros() - 5_000_000;
        assertTrue(start > 29_700_000 && start < 30_000_000, () -> "at " + start);
        assertTrue(sentences.stream().allMatch(sentence -> sentence.words().isEmpty()));
        assertTrue(Files.exists(folder.resolve("models.tsv")));
    }

    @Test
    void progressIsTheTimeThatIsWrittenDownAndNeverFalls() {
        written("works");
        assertTrue(heard.size() >= 4, heard::toString);
        assertEquals(heard.stream().sorted().toList(), heard);
        assertEquals(MINUTES, heard.getLast());
        assertTrue(heard.getFirst().compareTo(Duration.ofSeconds(20)) > 0, heard::toString);
    }

    @Test
    void theLanguageReachesTheModel() {
        assertTrue(written("works", MadeSound.info(MINUTES), "DE", monitor)
                .sentences()
                .getFirst()
                .text()
                .contains(" de "));
        var error = assertThrows(
                StudioException.class, () -> written("works", MadeSound.info(MINUTES), "klingon", monitor));
        assertEquals(ErrorCode.LANGUAGE_UNKNOWN, error.code());
    }

    @Test
    void anEnglishModelWritesEnglishOnly() throws IOException {
        model = new ModelMaker().english().write(folder.resolve("model.en.bin"));
        assertTrue(written("works").sentences().getFirst().text().contains(" en "));
        var error = assertThrows(StudioException.class, () -> written("works", MadeSound.info(MINUTES), "de", monitor));
        assertEquals(ErrorCode.LANGUAGE_UNKNOWN, error.code());
    }

    @Test
    void whatTheLibraryPrintsDisturbsNothing() {
        assertEquals(written("works"), written("prints at work"));
    }

    @Test
    void whatCannotBeIsNotBelieved() {
        var sentences = written("says what cannot be").sentences();
        assertFalse(sentences.isEmpty());
        for (var sentence : sentences) {
            assertTrue(sentence.range().end().micros() <= 100_000_000);
            assertFalse(sentence.text().chars().anyMatch(Character::isISOControl), sentence.text());
            assertFalse(sentence.text().contains("BLANK"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "aborts while loading,     MODEL_DAMAGED",
        "refuses the model,        MODEL_DAMAGED",
        "has no library,           NATIVES_MISSING",
        "aborts at work,           TRANSCRIBER_GONE",
        "is killed,                TRANSCRIBER_GONE",
        "has no memory,            TRANSCRIBER_GONE",
        "prints,                   TRANSCRIBER_GONE",
        "a huge message,           TRANSCRIBER_GONE",
        "answers another question, TRANSCRIBER_GONE",
        "talks for ever,           TRANSCRIBER_GONE"
    })
    void whateverAChildDoesEndsInASentence(String wish, ErrorCode code) {
        assertEquals(code, refused(wish).code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"silent", "deaf", "half a message", "hangs at work"})
    void aChildThatHangsIsKilledInTime(String wish) {
        patience =
                new Patience(Duration.ofSeconds(1), 100, Duration.ofSeconds(wish.equals("hangs at work") ? 15 : 1), 0);
        var begun = System.nanoTime();
        assertEquals(ErrorCode.TRANSCRIBER_SILENT, refused(wish).code());
        assertTrue(System.nanoTime() - begun < Duration.ofSeconds(40).toNanos());
    }

    @Tag("alone")
    @ParameterizedTest
    @ValueSource(strings = {"hangs at work", "deaf", "works"})
    void aCancelEndsEverythingWithinTheFifthOfASecond(String wish) {
        var info = MadeSound.info(Duration.ofHours(10));
        var best = Long.MAX_VALUE;
        // Others may keep the processor for longer than that, but not each time.
        for (int round = 0; round < 3 && best >= 200; round++) {
            var stop = new CancelAfter(wish.equals("works") ? 1 : 0, Duration.ofSeconds(2));
            assertThrows(CancelledException.class, () -> written(wish, info, null, stop));
            best = Math.min(
                    best, Duration.ofNanos(System.nanoTime() - stop.cancelledAt).toMillis());
        }
        assertTrue(best < 200, "it took " + best + " ms");
    }

    /** Cancelled once so many windows are done and so much time has passed. */
    private static final class CancelAfter implements WorkMonitor {
        private final int windows;
        private final long soonest;
        private int done;
        private long cancelledAt;

        CancelAfter(int windows, Duration time) {
            this.windows = windows;
            soonest = System.nanoTime() + time.toNanos();
        }

        @Override
        public boolean cancelled() {
            if (cancelledAt == 0 && done >= windows && System.nanoTime() > soonest) cancelledAt = System.nanoTime();
            return cancelledAt != 0;
        }

        @Override
        public void done(Duration media, Duration whole) {
            done++;
        }
    }

    @Test
    void aChildThatSomebodyKillsIsMissedAndNothingIsLeft() {
        var killer = new WorkMonitor() {
            private boolean done;

            @Override
            public boolean cancelled() {
                if (!done && !heard.isEmpty()) {
                    done = true;
                    children.getFirst().destroyForcibly();
                }
                return false;
            }

            @Override
            public void done(Duration media, Duration whole) {
                heard.add(media);
            }
        };
        var error = assertThrows(
                StudioException.class, () -> written("works", MadeSound.info(Duration.ofHours(10)), null, killer));
        assertEquals(ErrorCode.TRANSCRIBER_GONE, error.code());
        assertTrue(error.facts().getFirst().contains("137")
                || error.facts().getFirst().contains("ended"));
    }

    @Test
    void aDamagedModelNeedsNoChild() throws IOException {
        var whole = new ModelMaker().bytes();
        Files.write(model, Arrays.copyOf(whole, whole.length - 7));
        var error = refused("works");
        assertEquals(ErrorCode.MODEL_DAMAGED, error.code());
        assertEquals(List.of(), children);
    }

    @Test
    void whereThereIsNoSoundNoChildIsNeeded() {
        var info = new MediaInfo("mov", MINUTES, MINUTES, 0, List.of(), List.of());
        var error = assertThrows(StudioException.class, () -> written("works", info, null, monitor));
        assertEquals(ErrorCode.NOTHING_TO_TRANSCRIBE, error.code());
        assertEquals(List.of(), children);
    }

    @Test
    void nothingLeavesTheMachineAndAModelWithoutWeightsIsWarnedOf() throws IOException {
        var transcriber = new WhisperTranscriber(
                new MadeSound(),
                new ModelChoice(new ModelMaker().withTensors(0).write(folder.resolve("empty.bin")), Optional.empty()),
                new ModelProof(folder.resolve("models.tsv")),
                home -> start("works", home),
                folder.resolve("work"),
                1,
                patience);
        assertTrue(transcriber.leaves(MadeSound.info(MINUTES)).isEmpty());
        assertTrue(transcriber.caution().isPresent());
    }
}
