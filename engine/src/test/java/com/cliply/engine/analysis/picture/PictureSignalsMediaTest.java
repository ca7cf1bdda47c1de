package com.cliply.engine.analysis.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.analysis.Findings;
import com.cliply.engine.analysis.Signal;
import com.cliply.engine.analysis.SignalTrack;
import com.cliply.engine.analysis.picture.MadeScene.Camera;
import com.cliply.engine.media.PicturePainter;
import com.cliply.engine.media.ScanListener;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.media.ffmpeg.FfmpegMediaScanner;
import com.cliply.engine.media.ffmpeg.FfmpegProbe;
import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sparse pass of real encoders' files tells of pictures that were made to show it. */
class PictureSignalsMediaTest {
    private static final int RATE = 25;

    @TempDir
    Path folder;

    private static Findings scanned(Path file) {
        var info = new FfmpegProbe().probe(file);
        var extractor = new PictureExtractor();
        new FfmpegMediaScanner().scan(file, info, extractor, WorkMonitor.NONE);
        return extractor.finish(info.readableDuration());
    }

    private static Optional<SignalTrack> track(Findings findings, Signal signal) {
        return findings.tracks().stream()
                .filter(track -> track.signal() == signal)
                .findFirst();
    }

    private static double mean(Findings findings, Signal signal, long fromMillis, long toMillis) {
        var range = TimeRange.ofMicros(fromMillis * 1_000, toMillis * 1_000);
        return track(findings, signal).map(track -> track.mean(range)).orElse(0.0);
    }

    private static void black(PicturePainter.Canvas canvas) {
        for (int index = 0; index < canvas.y().limit(); index++) canvas.y().put(index, (byte) 16);
        for (int index = 0; index < canvas.u().limit(); index++) canvas.u().put(index, (byte) 128);
        for (int index = 0; index < canvas.v().limit(); index++) canvas.v().put(index, (byte) 128);
    }

    /** Lively for 6 s, the last picture standing for 6 s, black for 6 s, lively for 4 s. */
    private static TestMedia stillFilm() {
        var film = new EditedFilm(RATE).cutTo(MadeScene.of(5, Camera.PAN), 22);
        PicturePainter painter = (frame, canvas) -> {
            if (frame >= 12 * RATE && frame < 18 * RATE) black(canvas);
            else film.paint(frame >= 6 * RATE && frame < 12 * RATE ? 6 * RATE - 1 : frame, canvas);
        };
        return TestMedia.film().painted(painter).frames(22 * RATE, FrameRate.of(RATE));
    }

    /** The encoder goes on refining a standing picture for a while, the longer the rarer keyframes are. */
    @ParameterizedTest
    @CsvSource({"250, 0", "50, 2", "12, 2"})
    void blackAndStandingPicturesAreTold(int keyframes, int bFrames) {
        var found = scanned(stillFilm()
                .keyframeEvery(keyframes, TestMedia.hasBFrames() ? bFrames : 0)
                .write(folder.resolve("film.mp4")));
        assertEquals(0, mean(found, Signal.FROZEN, 500, 5_500), 0.01);
        assertEquals(1, mean(found, Signal.FROZEN, 10_000, 11_500), 0.01);
        assertEquals(1, mean(found, Signal.FROZEN, 13_000, 17_500), 0.01);
        assertEquals(0, mean(found, Signal.FROZEN, 18_500, 21_500), 0.01);
        assertEquals(0, mean(found, Signal.BLACK, 500, 11_500), 0.01);
        assertEquals(0, mean(found, Signal.BLACK, 18_500, 21_500), 0.01);
        // Ten seconds between keyframes: not one of the black pictures is looked at.
        if (keyframes < 250) assertEquals(1, mean(found, Signal.BLACK, 13_000, 17_500), 0.01);
    }

    /** Calm for 8 s, lively for 6 s, calm again. */
    private static EditedFilm livelyFilm(int rate) {
        return new EditedFilm(rate)
                .cutTo(new MadeScene(3, Camera.STILL, 110, 40, 1), 8)
                .cutTo(new MadeScene(3, Camera.BLASTS, 110, 40, 1), 6)
                .cutTo(new MadeScene(3, Camera.STILL, 110, 40, 1), 3);
    }

    /** The last two are pyramids: some B-pictures lean on others. */
    @ParameterizedTest
    @CsvSource({"250, 0, 25", "12, 2, 25", "60, 3, 25", "250, 3, 50"})
    void motionRisesAlikeHoweverPicturesAreGrouped(int keyframes, int bFrames, int rate) {
        var film = livelyFilm(rate);
        var found = scanned(TestMedia.film()
                .painted(film)
                .frames((int) film.length(), FrameRate.of(rate))
                .keyframeEvery(keyframes, TestMedia.hasBFrames() ? bFrames : 0)
                .write(folder.resolve("film.mp4")));
        var calm = mean(found, Signal.MOTION, 1_000, 7_500);
        var lively = mean(found, Signal.MOTION, 8_500, 13_500);
        assertTrue(lively > calm + 0.5, "lively " + lively + ", calm " + calm);
        var values = track(found, Signal.MOTION).orElseThrow();
        for (long millis = 1_000; millis < 7_500; millis += 200)
            assertEquals(calm, values.at(MediaTime.ofMillis(millis)), 1.2, "at " + millis);
    }

    @Test
    void aVariableRateIsNoMotion() {
        var film = new EditedFilm(50).cutTo(new MadeScene(3, Camera.PAN, 110, 40, 1), 12);
        // From 4 s to 8 s only every second picture is there: each costs more, and lasts longer.
        var kept = LongStream.range(0, film.length())
                .filter(frame -> frame < 200 || frame >= 400 || frame % 2 == 0)
                .toArray();
        var found = scanned(TestMedia.film()
                .painted((frame, canvas) -> film.paint(kept[(int) frame], canvas))
                .framesAtMillis(LongStream.of(kept).map(frame -> frame * 20).toArray())
                .keyframeEvery(250, 0)
                .write(folder.resolve("film.mp4")));
        assertEquals(mean(found, Signal.MOTION, 1_000, 3_800), mean(found, Signal.MOTION, 4_200, 7_800), 0.7);
    }

    /** In the second film a keyframe, which is looked at, shows the flash. */
    @ParameterizedTest
    @ValueSource(ints = {250, 50})
    void flashesAreToldAndAreNoShotChanges(int keyframes) {
        var film = new EditedFilm(RATE).cutTo(new MadeScene(8, Camera.STILL, 110, 40, 0.5), 14);
        film.flash(100, 2, 1).flash(210, 1, 1);
        var found = scanned(TestMedia.film()
                .painted(film)
                .frames((int) film.length(), FrameRate.of(RATE))
                .keyframeEvery(keyframes, 0)
                .write(folder.resolve("film.mp4")));
        assertEquals(List.of(), found.shotChanges());
        var flash = track(found, Signal.FLASH).orElseThrow();
        assertEquals(1, flash.at(MediaTime.ofMillis(4_040)));
        assertEquals(1, flash.at(MediaTime.ofMillis(8_440)));
        assertEquals(0, mean(found, Signal.FLASH, 500, 3_500));
        assertEquals(0, mean(found, Signal.FLASH, 4_600, 7_900));
    }

    @Test
    void manyCutsAreAHighRate() {
        var film = new EditedFilm(RATE).cutTo(MadeScene.of(1, Camera.STILL), 20);
        for (int shot = 0; shot < 8; shot++) film.cutTo(new MadeScene(20 + shot, Camera.STILL, 110, 50, 0), 1.2);
        film.cutTo(new MadeScene(2, Camera.STILL, 190, 30, 2), 6);
        var found = scanned(TestMedia.film()
                .painted(film)
                .frames((int) film.length(), FrameRate.of(RATE))
                .keyframeEvery(250, 0)
                .write(folder.resolve("film.mp4")));
        var fast = mean(found, Signal.CUT_RATE, 23_000, 27_000);
        assertEquals(0, mean(found, Signal.CUT_RATE, 1_000, 12_000), 0.01);
        assertTrue(fast >= 18, "fast " + fast);
    }

    @Test
    void keyframesOnlyTellNoMotionButStillPictures() {
        var film = scanned(stillFilm().keyframeEvery(1, 0).write(folder.resolve("film.mp4")));
        assertTrue(track(film, Signal.MOTION).isEmpty());
        assertEquals(1, mean(film, Signal.BLACK, 14_500, 15_500), 0.01);
        assertEquals(0, mean(film, Signal.FROZEN, 500, 3_500), 0.01);
    }

    @Test
    void aFileWithOneKeyframeOrTwoPicturesIsNoTrouble() {
        var two = TestMedia.film().frames(2, FrameRate.of(1)).write(folder.resolve("two.mp4"));
        assertEquals(List.of(), scanned(two).shotChanges());
        var film = TestMedia.film()
                .frames(100, FrameRate.of(25))
                .keyframeEvery(1_000, 0)
                .container("matroska", Map.of())
                .write(folder.resolve("film.mkv"));
        assertEquals(List.of(), scanned(film).shotChanges());
        assertTrue(track(scanned(film), Signal.MOTION).isPresent());
    }

    @Test
    void whatIsKnownSoFarEndsNothing() {
        var film = livelyFilm(RATE);
        var file = TestMedia.film()
                .painted(film)
                .frames((int) film.length(), FrameRate.of(RATE))
                .write(folder.resolve("film.mp4"));
        var info = new FfmpegProbe().probe(file);
        var asked = new PictureExtractor();
        var heard = new PictureExtractor();
        var count = new int[1];
        new FfmpegMediaScanner()
                .scan(
                        file,
                        info,
                        new ScanListener() {
                            @Override
                            public void picture(MediaTime time, ByteBuffer yuv, boolean keyframe) {
                                asked.picture(time, yuv.duplicate(), keyframe);
                                heard.picture(time, yuv.duplicate(), keyframe);
                            }

                            @Override
                            public void packet(MediaTime time, int bytes, boolean keyframe) {
                                asked.packet(time, bytes, keyframe);
                                heard.packet(time, bytes, keyframe);
                                if (++count[0] % 100 == 0 && time.micros() > 0)
                                    assertTrue(asked.soFar(MediaTime.ZERO.until(time)).tracks().stream()
                                            .anyMatch(track -> track.signal() == Signal.MOTION));
                            }
                        },
                        WorkMonitor.NONE);
        assertEquals(heard.finish(info.readableDuration()), asked.finish(info.readableDuration()));
    }
}
