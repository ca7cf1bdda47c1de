package com.cliply.engine.render;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.media.ffmpeg.FfmpegMediaEncoder;
import com.cliply.engine.media.ffmpeg.FfmpegMediaScanner;
import com.cliply.engine.media.ffmpeg.FfmpegProbe;
import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.media.ffmpeg.TestSound;
import com.cliply.engine.time.FrameRate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only a file that is what was planned passes. */
class RenderVerifierMediaTest {
    private static final FrameRate RATE = FrameRate.of(30);
    private static final Map<String, String> INDEX_FIRST = Map.of("movflags", "+faststart");

    private final RenderVerifier verifier =
            new RenderVerifier(new FfmpegProbe(), new FfmpegMediaScanner(), new FfmpegMediaEncoder());

    @TempDir
    Path folder;

    private Path rendition = Path.of("");
    private RenderPlan plan = planOf(1);

    @BeforeEach
    void planForASecond() {
        rendition = folder.resolve("rendition.mp4.part");
        plan = planOf(30);
    }

    @Test
    void aFileAsPlannedPasses() {
        good().write(rendition);
        var facts = verifier.verify(rendition, plan, WorkMonitor.NONE);
        assertEquals(Duration.ofSeconds(1), facts.duration());
        assertEquals(rendition.toFile().length(), facts.bytes());
        assertEquals(64, facts.sha256().length());
    }

    @Test
    void itsHashIsThatOfTheFile() throws IOException {
        good().write(rendition);
        assertEquals(
                RenderVerifier.sha256(rendition),
                verifier.verify(rendition, plan, WorkMonitor.NONE).sha256());
    }

    @Test
    void aFileCutShortIsRefused() {
        for (var percent : List.of(97, 60, 30)) {
            good().write(rendition);
            assertRefused(TestMedia.cutOff(rendition, percent));
        }
    }

    @Test
    void anIndexAtTheEndIsRefused() {
        good().container("mp4", Map.of()).write(rendition);
        assertRefused(rendition);
    }

    @Test
    void anotherSizeIsRefused() {
        assertRefused(good().size(162, 90).write(rendition));
        assertRefused(good().size(90, 160).write(rendition));
    }

    @Test
    void pixelsThatAreNotSquareAreRefused() {
        assertRefused(good().pixels(4, 3).write(rendition));
    }

    @Test
    void aPictureTooFewOrTooManyIsRefused() {
        assertRefused(good().frames(29, RATE).write(rendition));
        assertRefused(good().frames(31, RATE).write(rendition));
    }

    @Test
    void anotherRateIsRefused() {
        assertRefused(good().frames(30, FrameRate.of(25)).write(rendition));
    }

    @Test
    void aMissingTrackIsRefused() {
        assertRefused(film().write(rendition));
        assertRefused(good().withoutPictures().write(rendition));
        assertRefused(good().sound(TestSound.tone(-20)).write(rendition));
    }

    @Test
    void lastPicturesThatCannotBeDecodedAreRefused() throws IOException {
        good().keyframeEvery(5, 0).write(rendition);
        assertDoesNotThrow(() -> verifier.verify(rendition, plan, WorkMonitor.NONE));
        try (var channel = FileChannel.open(rendition, StandardOpenOption.WRITE)) {
            var half = (int) (channel.size() / 2);
            channel.write(ByteBuffer.allocate(half), channel.size() - half);
        }
        assertRefused(rendition);
    }

    private static TestMedia film() {
        return TestMedia.film().frames(30, RATE).container("mp4", INDEX_FIRST);
    }

    private static TestMedia good() {
        return film().sound(TestSound.tone(-20));
    }

    private static RenderPlan planOf(int frames) {
        var info = new com.cliply.engine.media.MediaInfo(
                "mp4",
                Duration.ofSeconds(9),
                Duration.ofSeconds(9),
                0,
                List.of(RenderPlannerTest.track(160, 90)),
                List.of());
        return RenderPlanner.plan(
                info,
                Duration.ofMillis(frames * 1000L / 30),
                TestRender.SMALL,
                AspectRatio.parse("16:9"),
                TestMedia.encoder());
    }

    private void assertRefused(Path file) {
        var refused = assertThrows(StudioException.class, () -> verifier.verify(file, plan, WorkMonitor.NONE));
        assertEquals(ErrorCode.VERIFICATION_FAILED, refused.code(), refused.getMessage());
    }
}
