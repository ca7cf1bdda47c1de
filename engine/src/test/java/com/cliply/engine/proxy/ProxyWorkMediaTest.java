package com.cliply.engine.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.Samples;
import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.id.SourceId;
import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.media.SourceMedia;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.media.ffmpeg.FfmpegProxyMaker;
import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.media.ffmpeg.TestSound;
import com.cliply.engine.render.TestRender;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** In which order segments are made, what outlives what, and what makes way. */
@Timeout(120)
class ProxyWorkMediaTest {
    private static final FrameRate TEN = FrameRate.of(10);

    @TempDir
    static Path folder;

    /** Fifteen segments, the last half as long; a keyframe every 25 s. */
    private static SourceMedia film = new SourceMedia(
            new SourceId(new UUID(0, 1)), Path.of(""), new Fingerprint("0".repeat(64)), 0, Samples.aMediaInfo());

    @BeforeAll
    static void makeFilm() {
        film = TestRender.source(
                TestMedia.film().frames(1_450, TEN).keyframeEvery(250, 2).write(folder.resolve("film")));
    }

    @TempDir
    Path place;

    private final NotingMaker maker = new NotingMaker(new FfmpegProxyMaker(2, 3));
    private TestProxies proxies = new TestProxies(Path.of(""));

    @BeforeEach
    void emptyFolder() {
        proxies = new TestProxies(place.resolve("proxies"), maker, ProxyLimits.USUAL);
    }

    private static List<Integer> all() {
        return IntStream.range(0, 15).boxed().toList();
    }

    @Test
    void withoutAWishTheBeginningComesFirst() {
        proxies.build(film);
        assertEquals(all(), maker.asked());
        assertEquals(all(), proxies.segments(film.fingerprint()));
    }

    @Test
    void whatIsAroundTheWishedTimesIsMadeFirst() {
        proxies.build(film, TestProxies.around(75, 145), 1, WorkMonitor.NONE);
        assertEquals(List.of(7, 8, 9, 10, 11, 12, 13, 1, 2, 3, 4, 5, 6, 14, 0), maker.asked());
        assertEquals(all(), proxies.segments(film.fingerprint()));
    }

    @Test
    void withoutATimeClipsAreMadeFirst() {
        var clips = TestProxies.clips(
                TimeRange.ofMicros(95_000_000, 101_000_000), TimeRange.ofMicros(41_000_000, 45_000_000));
        proxies.build(film, clips, 1, WorkMonitor.NONE);
        assertEquals(List.of(9, 10, 4, 0, 1, 2, 3, 5, 6, 7, 8, 11, 12, 13, 14), maker.asked());
    }

    @Test
    void aPlayheadThatMovesIsFollowedAtTheNextSegment() {
        maker.before(8, () -> proxies.focus.set(film.fingerprint(), MediaTime.ofSeconds(25)));
        proxies.build(film, TestProxies.around(145), 1, WorkMonitor.NONE);
        // It goes before the time for which the job was ordered.
        assertEquals(List.of(14, 8, 2, 3, 4, 5, 6, 7, 0, 1, 9, 10, 11, 12, 13), maker.asked());
    }

    @Test
    void theOrderMakesNoDifferenceToTheFiles() {
        proxies.build(film);
        var inOrder = proxies.files(film.fingerprint());
        var other = new TestProxies(place.resolve("other"), maker, ProxyLimits.USUAL);
        other.build(film, TestProxies.around(115, 35), 1, WorkMonitor.NONE);
        assertEquals(inOrder, other.files(film.fingerprint()));
    }

    @Test
    void aFailedAttemptKeepsWhatIsWholeAndTheNextOneGoesOn() {
        proxies.build(film);
        var undisturbed = proxies.files(film.fingerprint());
        var other = new TestProxies(place.resolve("other"), maker, ProxyLimits.USUAL);
        maker.forget();
        maker.before(6, () -> {
            throw new IllegalStateException("the machine goes down");
        });
        assertThrows(IllegalStateException.class, () -> other.build(film));
        assertEquals(List.of(0, 1, 2, 3, 4, 5), other.segments(film.fingerprint()));
        assertFalse(other.files(film.fingerprint()).keySet().stream().anyMatch(name -> name.endsWith(".part")));
        maker.forget();
        other.build(film, TestProxies.NO_WISH, 2, WorkMonitor.NONE);
        assertEquals(List.of(6, 7, 8, 9, 10, 11, 12, 13, 14), maker.asked());
        assertEquals(undisturbed, other.files(film.fingerprint()));
        maker.forget();
        other.build(film, TestProxies.NO_WISH, 3, WorkMonitor.NONE);
        assertEquals(List.of(), maker.asked());
    }

    @Test
    void whatIsDamagedOrMissingIsMadeAgain() throws IOException {
        proxies.build(film);
        var undisturbed = proxies.files(film.fingerprint());
        var damaged = proxies.segment(film.fingerprint(), 3);
        var bytes = Files.readAllBytes(damaged);
        bytes[bytes.length / 2] ^= 1;
        Files.write(damaged, bytes);
        Files.delete(proxies.segment(film.fingerprint(), 8));
        Files.write(proxies.segment(film.fingerprint(), 11), new byte[0]);
        Files.writeString(proxies.library().folder(film.fingerprint()).resolve("manifest.json"), "{\"segments\": 2}");
        maker.forget();
        proxies.build(film);
        // What the source has is learnt anew where it ends, and whether it does is looked for behind the last segment.
        assertEquals(List.of(3, 8, 11, 15), maker.asked());
        assertEquals(undisturbed, proxies.files(film.fingerprint()));
    }

    @Test
    void aDamagedSegmentIsNotPlayed() throws IOException {
        proxies.build(film);
        var damaged = proxies.segment(film.fingerprint(), 3);
        Files.write(damaged, new byte[] {1, 2, 3});
        assertTrue(proxies.library()
                .open(film.fingerprint(), MediaTime.ofSeconds(29))
                .isPresent());
        assertTrue(proxies.library()
                .open(film.fingerprint(), MediaTime.ofSeconds(31))
                .isEmpty());
        assertFalse(Files.exists(damaged));
    }

    @Tag("alone")
    @Test
    void whatIsCancelledStopsAtOnceAndLeavesNothingHalfMade() {
        var saidAt = new long[1];
        var stopping = new WorkMonitor() {
            @Override
            public boolean cancelled() {
                return saidAt[0] != 0;
            }

            @Override
            public void done(Duration media, Duration whole) {
                if (media.toMillis() > 35_000 && saidAt[0] == 0) saidAt[0] = System.nanoTime();
            }
        };
        assertThrows(CancelledException.class, () -> proxies.build(film, TestProxies.NO_WISH, 1, stopping));
        assertTrue(System.nanoTime() - saidAt[0] < 200_000_000L, "it took too long");
        assertEquals(List.of(0, 1, 2), proxies.segments(film.fingerprint()));
        assertEquals(4, proxies.files(film.fingerprint()).size(), "three segments and the manifest");
    }

    @Test
    void whatAKilledAttemptLeftIsRemovedByTheNext() throws IOException {
        var there = Files.createDirectories(proxies.library().folder(film.fingerprint()));
        Files.writeString(there.resolve("000004.job.1.part"), "half");
        Files.writeString(there.resolve("000004.other.1.part"), "somebody else's, at work");
        Files.writeString(there.resolve("000004.r0.00000000.mp4"), "of an older recipe");
        proxies.itIs(
                Files.getLastModifiedTime(there.resolve("000004.other.1.part")).toString());
        proxies.build(film, TestProxies.NO_WISH, 2, WorkMonitor.NONE);
        assertFalse(Files.exists(there.resolve("000004.job.1.part")));
        assertFalse(Files.exists(there.resolve("000004.r0.00000000.mp4")));
        assertTrue(Files.exists(there.resolve("000004.other.1.part")));
    }

    @Test
    void soundAloneHasNoProxy() {
        var sound = TestRender.source(TestMedia.film()
                .withoutPictures()
                .frames(90, FrameRate.of(30))
                .sound(TestSound.tone(-20))
                .write(place.resolve("sound")));
        proxies.build(sound);
        assertEquals(List.of(), maker.asked());
        assertFalse(Files.exists(place.resolve("proxies")));
    }

    @Test
    void ofAFileThatWasCutOffWhatIsThereIsMade() {
        var file = TestMedia.film()
                .frames(600, TEN)
                .keyframeEvery(10, 0)
                .container("matroska", java.util.Map.of())
                .write(place.resolve("cut"));
        var cut = TestRender.source(TestMedia.cutOff(file, 55));
        proxies.build(cut);
        var made = proxies.segments(cut.fingerprint());
        assertTrue(made.size() >= 3 && made.size() <= 4, made.toString());
        assertEquals(made.size(), proxies.library().usage(cut.fingerprint()).whole());
    }

    @Test
    void aFileThatBecameAnotherOneIsNotCopied() throws IOException {
        var file = TestMedia.film().frames(30, TEN).write(place.resolve("changing"));
        var source = TestRender.source(file);
        Files.write(file, new byte[] {0}, StandardOpenOption.APPEND);
        var failed = assertThrows(StudioException.class, () -> proxies.build(source));
        assertEquals(ErrorCode.FILE_VANISHED, failed.code());
        assertEquals(List.of(), maker.asked());
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(place.resolve("proxies"), "a file where the folder should be");
        var failed = assertThrows(StudioException.class, () -> proxies.build(film));
        assertEquals(ErrorCode.OUTPUT_NOT_WRITABLE, failed.code());
    }
}
