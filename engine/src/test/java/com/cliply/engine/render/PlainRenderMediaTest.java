package com.cliply.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.ffmpeg.FfmpegProbe;
import com.cliply.engine.media.ffmpeg.Playback;
import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.media.ffmpeg.TestSound;
import com.cliply.engine.time.FrameRate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose pictures are not encoded: copies, and sound alone. */
class PlainRenderMediaTest {
    private static final FrameRate THIRTY = FrameRate.of(30);
    private static final RenderPreset COPY = Presets.builtIn().named("copy");
    private static final RenderPreset SOUND = Presets.builtIn().named("audio-only");

    @TempDir
    Path folder;

    private RenderedFile render(Path film, RenderPreset preset, int from, int to) {
        return TestRender.render(
                TestRender.source(film), List.of(TestRender.frames(THIRTY, from, to)), preset, "source");
    }

    @Test
    void aCopySaysWhereItWasReallyCut() {
        var film = TestMedia.film()
                .frames(150, THIRTY)
                .keyframeEvery(30, 0)
                .sound(TestSound.tone(-20))
                .write(folder.resolve("film.mp4"));
        var moved = render(film, COPY, 40, 70);
        assertEquals(
                IntStream.range(30, 90).boxed().toList(),
                Playback.of(moved.part()).numbers());
        assertEquals(
                List.of("Copied without encoding, so it was cut at keyframes: 00:00:01.000 to 00:00:03.000"
                        + " instead of 00:00:01.333 to 00:00:02.333."),
                moved.notes());
        assertEquals("copy", moved.encoder());
        assertEquals(List.of(), render(film, COPY, 30, 90).notes());
        assertFalse(Files.exists(folder.resolve("pieces").resolve("00000000-0000-0000-0000-000000000007")));
    }

    @Test
    void aCopyIsCalledWhatItIs() {
        var film = TestMedia.film()
                .frames(60, THIRTY)
                .mpeg4()
                .container("matroska", Map.of())
                .sound(TestSound.tone(-20))
                .write(folder.resolve("film.mkv"));
        var task = TestRender.task(TestRender.source(film), List.of(TestRender.frames(THIRTY, 0, 30)), COPY, "source");
        var suffix = String.valueOf(TestRender.renderer().named(task, Path.of("a clip.mp4")));
        assertTrue(List.of("a clip.mp4", "a clip.mkv").contains(suffix), suffix);
        var copied = render(film, COPY, 0, 30);
        assertEquals(
                probed(film).audio().orElseThrow().codec(),
                probed(copied.part()).audio().orElseThrow().codec());
    }

    @Test
    void soundAloneHasNoPicturesAndTheLoudnessOfThePreset() {
        var film =
                TestMedia.film().frames(150, THIRTY).sound(TestSound.tone(-30)).write(folder.resolve("film.mp4"));
        var made = render(film, SOUND, 15, 105);
        var info = probed(made.part());
        assertEquals(List.of(), info.videoTracks());
        assertEquals(1, info.audioTracks().size());
        assertTrue(
                info.duration().minus(Duration.ofSeconds(3)).abs().toMillis() <= 64,
                info.duration().toString());
        assertEquals(-14, made.loudness().integratedLufs(), 0.5);
    }

    @Test
    void aFilmWithoutSoundHasNoSoundAlone() {
        var film = TestMedia.film().frames(30, THIRTY).write(folder.resolve("film.mp4"));
        var refused = assertThrows(StudioException.class, () -> render(film, SOUND, 0, 30));
        assertEquals(ErrorCode.NO_SOUND, refused.code());
    }

    private static MediaInfo probed(Path file) {
        return new FfmpegProbe().probe(file);
    }
}
