package com.cliply.engine.media.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.Orientation;
import com.cliply.engine.media.PixelAspect;
import com.cliply.engine.media.SoundPainter;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.time.FrameRate;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a probe says of good files; {@link RefusedFilesMediaTest} has the bad ones. */
class FfmpegProbeMediaTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "24000, 1001, mp4",
        "24, 1, mp4",
        "25, 1, mov",
        "30000, 1001, mp4",
        "30, 1, mp4",
        "60000, 1001, mp4",
        "60, 1, mp4",
        "10, 1, mp4",
        "24000, 1001, matroska",
        "30000, 1001, matroska",
        "60000, 1001, matroska",
        "25, 1, matroska",
        "30000, 1001, mpegts",
        "25, 1, mpegts",
        "25, 1, avi",
        "30000, 1001, avi",
    })
    void ratesAreFractionsAndKept(int numerator, int denominator, String container) {
        var rate = new FrameRate(numerator, denominator);
        var video = video(TestMedia.film().frames(48, rate).container(container, Map.of()));
        assertEquals(rate, video.frameRate());
        assertFalse(video.variableRate());
    }

    @Test
    void lengthAndCountAreExact() {
        var info = probe(TestMedia.film().frames(48, new FrameRate(24000, 1001)));
        assertEquals(Duration.ofMillis(2_002), info.duration());
        assertEquals(info.duration(), info.readableDuration());
        assertEquals(48, info.video().orElseThrow().frames());
        assertEquals("h264", info.video().orElseThrow().codec());
    }

    @Test
    void unevenPicturesAreSeenAsSuch() {
        var video = video(
                TestMedia.film().framesAtMillis(0, 20, 90, 110, 170, 260, 280, 300, 420, 440, 520, 540, 610, 640, 760));
        assertTrue(video.variableRate());
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "2, false", "3, false", "0, true", "1, true", "2, true", "3, true"})
    void aTurnedPictureSaysHow(int quarterTurns, boolean mirrored) {
        var video = video(TestMedia.film().frames(5, FrameRate.of(25)).turned(quarterTurns, mirrored));
        assertEquals(new Orientation(quarterTurns, mirrored), video.orientation());
        assertEquals(new FrameSize(160, 90), video.storedSize());
        assertEquals(quarterTurns % 2 == 0 ? new FrameSize(160, 90) : new FrameSize(90, 160), video.displaySize());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "matroska", "mov"})
    void pixelsNeedNotBeSquare(String container) {
        var video = video(TestMedia.film()
                .size(144, 116)
                .frames(5, FrameRate.of(25))
                .pixels(16, 11)
                .container(container, Map.of()));
        assertEquals(new PixelAspect(16, 11), video.pixelAspect());
        assertEquals(new FrameSize(209, 116), video.displaySize());
    }

    @Test
    void everyTrackOfSoundIsNamed() {
        var info = probe(TestMedia.film()
                .frames(30, FrameRate.of(30))
                .sound(TestSound.tone(-20), "eng")
                .sound(TestSound.tone(-30), "deu"));
        assertEquals(
                List.of("1 aac 48000 stereo eng", "2 aac 48000 stereo deu"),
                info.audioTracks().stream()
                        .map(track -> "%d %s %d %s %s"
                                .formatted(
                                        track.index(),
                                        track.codec(),
                                        track.sampleRate(),
                                        track.layout(),
                                        track.language()))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"8000, 1, mono", "44100, 2, stereo", "48000, 6, 5.1"})
    void soundSaysRateAndChannels(int sampleRate, int channels, String layout) {
        var sound = probe(TestMedia.film()
                        .withoutPictures()
                        .frames(30, FrameRate.of(30))
                        .container("mov", Map.of())
                        .pcm(SoundPainter.NONE, sampleRate, channels))
                .audio()
                .orElseThrow();
        assertEquals(
                List.of(sampleRate, channels, layout), List.of(sound.sampleRate(), sound.channels(), sound.layout()));
    }

    /** A transport stream's own clock begins anywhere, and one of its tracks before the other; its beginning is our 0. */
    @Test
    void timesCountFromTheFilesBeginning() {
        var info = probe(TestMedia.film()
                .frames(60, FrameRate.of(30))
                .keyframeEvery(30, TestMedia.hasBFrames() ? 2 : 0)
                .sound(TestSound.tone(-20))
                .container("mpegts", Map.of()));
        var video = info.video().orElseThrow().startMicros();
        var audio = info.audio().orElseThrow().startMicros();
        assertEquals(0, Math.min(video, audio));
        assertTrue(video < 200_000 && audio < 200_000, video + ", " + audio);
    }

    @Test
    void aCutOffFileSaysHowFarItGoes() {
        var file = TestMedia.film()
                .frames(150, FrameRate.of(30))
                .sound(TestSound.tone(-20))
                .container("mp4", Map.of("movflags", "+faststart"))
                .write(folder.resolve("film.mp4"));
        var whole = new FfmpegProbe().probe(file);
        assertFalse(whole.truncated());
        var half = new FfmpegProbe().probe(TestMedia.cutOff(file, 50));
        assertTrue(half.truncated());
        assertEquals(Duration.ofSeconds(5), half.duration());
        assertEquals(2.5, half.readableDuration().toMillis() / 1000.0, 0.6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with space 'and' \"quotes\".mp4",
                "grüße-日本-👩‍🚀.mp4",
                "concat:a|b.mp4",
                "http:x.mp4",
                "file:x.mp4",
                "%03d.mp4",
                "a*?[1].mp4",
                "-i.mp4",
                "x#t=1&y;z$(id).mp4",
                "no suffix",
            })
    void aNameIsOnlyAName(String name) {
        assumeFalse(File.separatorChar == '\\', "Windows forbids most of these");
        var file = TestMedia.film().frames(5, FrameRate.of(25)).write(folder.resolve(name));
        assertEquals(Duration.ofMillis(200), new FfmpegProbe().probe(file).duration());
    }

    @Test
    void aNameMayHaveTwoHundredAndFortyBytes() {
        var name = "é".repeat(118) + ".mp4";
        var file = TestMedia.film().frames(5, FrameRate.of(25)).write(folder.resolve(name));
        assertEquals(Duration.ofMillis(200), new FfmpegProbe().probe(file).duration());
    }

    @Test
    void aRelativePathIsFound() {
        var file = TestMedia.film().frames(5, FrameRate.of(25)).write(folder.resolve("film.mp4"));
        var relative = Path.of("").toAbsolutePath().relativize(file.toAbsolutePath());
        assertEquals(Duration.ofMillis(200), new FfmpegProbe().probe(relative).duration());
    }

    @Test
    void aLengthOfMoreThanTwelveHoursIsRefused() {
        var file = TestMedia.film().framesAtMillis(0, 13 * 3_600_000L).write(folder.resolve("film.mp4"));
        var refused = assertThrows(com.cliply.engine.error.MediaException.class, () -> new FfmpegProbe().probe(file));
        assertEquals(com.cliply.engine.error.ErrorCode.MEDIA_TOO_LARGE, refused.code());
    }

    private VideoTrack video(TestMedia film) {
        return probe(film).video().orElseThrow();
    }

    private MediaInfo probe(TestMedia film) {
        return new FfmpegProbe().probe(film.write(folder.resolve("film")));
    }
}
