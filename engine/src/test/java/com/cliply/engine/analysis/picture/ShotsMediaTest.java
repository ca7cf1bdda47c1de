package com.cliply.engine.analysis.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.analysis.AnalysisCache;
import com.cliply.engine.analysis.CacheKey;
import com.cliply.engine.analysis.picture.MadeScene.Camera;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.media.ffmpeg.FfmpegPictureReader;
import com.cliply.engine.media.ffmpeg.FfmpegProbe;
import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.media.ffmpeg.TestSound;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole way: films are made, encoded, decoded, and their shots compared with what was made. */
class ShotsMediaTest {
    @TempDir
    Path folder;

    private static List<Shot> shots(Path file, AnalysisCache cache) {
        var info = new FfmpegProbe().probe(file);
        return new ShotFinder(new FfmpegPictureReader(), cache).shots(file, info, WorkMonitor.NONE);
    }

    private static List<ShotChange> changes(List<Shot> shots) {
        return shots.stream()
                .skip(1)
                .map(shot -> new ShotChange(shot.range().start(), shot.transition(), Duration.ZERO, 1))
                .toList();
    }

    /** Every camera, six cuts, two fades, two dissolves, flashes; lengths differ with the seed. */
    private static EditedFilm film(double rate, long seed) {
        var random = new Random(seed);
        var cameras = Camera.values();
        var film = new EditedFilm(rate);
        for (int shot = 0; shot < 9; shot++) {
            var camera = shot == 4 || shot == 5 ? Camera.STILL : cameras[(int) ((shot + seed) % cameras.length)];
            var scene = MadeScene.of(random.nextInt(100_000), camera);
            var seconds = 1.2 + random.nextDouble();
            switch (shot) {
                case 3 -> film.fadeTo(scene, 0.5, 0.2, 0.5, 16, seconds + 1);
                case 5 -> film.dissolveTo(scene, 0.5 + 0.5 * random.nextDouble(), seconds + 2);
                case 7 -> film.fadeTo(scene, 0.4, 0.1, 0.6, seed % 2 == 0 ? 235 : 16, seconds + 1);
                default -> film.cutTo(scene, seconds);
            }
        }
        return film.flash(film.pictures(0.5), 1, 0.9).flash(film.length() - film.pictures(0.6), 2, 0.8);
    }

    @ParameterizedTest
    @CsvSource({"24, 1", "25, 1", "30000, 1001", "60, 1"})
    void shotsAreFoundAtEveryRate(int numerator, int denominator) {
        var rate = new FrameRate(numerator, denominator);
        var score = new ShotScore();
        for (int seed = 1; seed <= 2; seed++) {
            var film = film((double) numerator / denominator, seed);
            var file = TestMedia.film()
                    .painted(film)
                    .frames((int) film.length(), rate)
                    .keyframeEvery(100, TestMedia.hasBFrames() ? 2 : 0)
                    .write(folder.resolve("film" + seed + ".mp4"));
            score.add("seed " + seed, film, changes(shots(file, AnalysisCache.NONE)), rate);
        }
        assertGood(score);
    }

    @Test
    void shotsAreFoundAtAVariableRate() {
        var film = film(30, 3);
        var random = new Random(9);
        // Half of the pictures last longer than the others, as on phones in bad light.
        var time = 0L;
        var millis = new long[(int) film.length()];
        for (int frame = 0; frame < millis.length; frame++) {
            millis[frame] = time;
            time += 25 + random.nextInt(2) * 17L;
        }
        var file = TestMedia.film().painted(film).framesAtMillis(millis).write(folder.resolve("film.mp4"));
        var score = new ShotScore();
        score.add(
                "variable",
                film.joins(),
                changes(shots(file, AnalysisCache.NONE)),
                frame -> MediaTime.ofMillis(millis[(int) frame]));
        assertGood(score);
    }

    private static void assertGood(ShotScore score) {
        assertTrue(score.of(Transition.CUT).f1() >= 0.98, score::toString);
        assertTrue(score.of(Transition.FADE).f1() >= 0.8, score::toString);
        assertEquals(0, score.of(Transition.CUT).extra, score::toString);
    }

    @Test
    void whatWasFoundOnceIsNotDecodedAgain() {
        var kept = new HashMap<CacheKey, byte[]>();
        var cache = new AnalysisCache() {
            @Override
            public Optional<byte[]> find(CacheKey key) {
                return Optional.ofNullable(kept.get(key));
            }

            @Override
            public void keep(CacheKey key, byte[] content) {
                kept.put(key, content);
            }
        };
        var film = new EditedFilm(30).cutTo(MadeScene.of(1, Camera.STILL), 1).cutTo(MadeScene.of(2, Camera.STILL), 1);
        var file = TestMedia.film()
                .painted(film)
                .frames((int) film.length(), FrameRate.of(30))
                .write(folder.resolve("film.mp4"));
        var first = shots(file, cache);
        assertEquals(List.of(0L, 1_000_000L), starts(first));
        assertEquals(1, kept.size());
        var info = new FfmpegProbe().probe(file);
        var again = new ShotFinder(
                (_, _, _, _) -> {
                    throw new AssertionError("decoded again");
                },
                cache);
        assertEquals(first, again.shots(file, info, WorkMonitor.NONE));
        kept.replaceAll((_, bytes) -> {
            var damaged = bytes.clone();
            damaged[12] ^= 1;
            return damaged;
        });
        assertEquals(first, shots(file, cache), "a damaged entry is measured again");
    }

    private static List<Long> starts(List<Shot> shots) {
        return shots.stream().map(shot -> shot.range().start().micros()).toList();
    }

    @Test
    void shotsTileTheFileEvenWhereItsSoundIsLonger() {
        var film = new EditedFilm(30).cutTo(MadeScene.of(1, Camera.PAN), 1).cutTo(MadeScene.of(2, Camera.PAN), 1);
        var file = TestMedia.film()
                .painted(film)
                .frames((int) film.length(), FrameRate.of(30))
                .sound(TestSound.beeps(List.of(MediaTime.ofMillis(500))))
                .container("matroska", Map.of())
                .write(folder.resolve("film.mkv"));
        var info = new FfmpegProbe().probe(file);
        var shots = shots(file, AnalysisCache.NONE);
        assertEquals(0, shots.getFirst().range().start().micros());
        for (int index = 1; index < shots.size(); index++)
            assertEquals(
                    shots.get(index - 1).range().end(), shots.get(index).range().start());
        assertEquals(
                MediaTime.at(info.readableDuration()), shots.getLast().range().end());
    }

    @Test
    void twoPicturesAreOneShot() {
        var film = new EditedFilm(1).cutTo(MadeScene.of(1, Camera.STILL), 2);
        var file = TestMedia.film().painted(film).frames(2, FrameRate.of(1)).write(folder.resolve("film.mp4"));
        assertEquals(1, shots(file, AnalysisCache.NONE).size());
    }

    @Test
    void onePictureASecondIsEnoughForCuts() {
        var film = new EditedFilm(1);
        for (int shot = 0; shot < 3; shot++) film.cutTo(MadeScene.of(60 + shot, Camera.STILL), 8);
        var file = TestMedia.film()
                .painted(film)
                .framesAtMillis(
                        LongStream.range(0, 24).map(frame -> frame * 1_000).toArray())
                .write(folder.resolve("film.mp4"));
        assertEquals(List.of(0L, 8_000_000L, 16_000_000L), starts(shots(file, AnalysisCache.NONE)));
    }

    @Test
    void aFileWithoutPicturesHasNoShots() {
        var file = TestMedia.film()
                .withoutPictures()
                .sound(TestSound.beeps(List.of(MediaTime.ofMillis(500))))
                .write(folder.resolve("sound.m4a"));
        var refused = assertThrows(InputException.class, () -> shots(file, AnalysisCache.NONE));
        assertEquals(ErrorCode.NO_PICTURE, refused.code());
    }
}
