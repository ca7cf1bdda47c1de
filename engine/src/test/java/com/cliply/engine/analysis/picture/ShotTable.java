package com.cliply.engine.analysis.picture;

import com.cliply.engine.analysis.AnalysisCache;
import com.cliply.engine.analysis.picture.MadeScene.Camera;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.media.ffmpeg.FfmpegPictureReader;
import com.cliply.engine.media.ffmpeg.FfmpegProbe;
import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.LongFunction;

/**
 * How well shots are found, by kind of change and rate of pictures, on films that are made, encoded, decoded and compared. The films are
 * others than those of the tests.
 */
public final class ShotTable {
    private static final int SEEDS = 2;

    /** Changes of a kind in one film. */
    private static final int CHANGES = 8;

    private static final List<Camera> CALM = List.of(Camera.STILL, Camera.TURN, Camera.ZOOM, Camera.PAN);
    private static final List<Camera> FAST = List.of(Camera.FAST_PAN, Camera.BLASTS, Camera.SHAKE, Camera.WHIP_PAN);
    private static final List<Camera> ALL = List.of(Camera.values());

    /**
     * One rate.
     *
     * @param timeOf when each picture is shown
     */
    private record Pace(String name, double rate, LongFunction<MediaTime> timeOf) {
        static Pace of(String name, int numerator, int denominator) {
            var rate = new FrameRate(numerator, denominator);
            return new Pace(name, (double) numerator / denominator, rate::timeOf);
        }

        /** As phones in bad light: a third of the pictures last longer. */
        static Pace variable() {
            return new Pace("variable", 30, frame -> MediaTime.ofMillis(frame * 30 + (frame + 1) / 3 * 10));
        }
    }

    private record Kind(String name, Film film) {}

    @FunctionalInterface
    private interface Film {
        EditedFilm of(double rate, long seed);
    }

    private final Path folder;
    private final PrintStream out;

    private ShotTable(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /**
     * Makes the films, one after the other, and prints one row for each rate.
     *
     * @param folder for one film at a time
     */
    public static void print(Path folder, PrintStream out) throws IOException {
        Files.createDirectories(folder);
        new ShotTable(folder, out).print();
    }

    private void print() throws IOException {
        out.println(
                "| pictures a second | hard cuts F1 | fades F1 | dissolves of calm shots F1 | dissolves of fast shots F1 |"
                        + " false cuts on flashes | false cuts on pans | anything else false there |");
        out.println("|---|---|---|---|---|---|---|---|");
        for (var pace : List.of(
                Pace.of("24", 24, 1),
                Pace.of("25", 25, 1),
                Pace.of("29.97", 30_000, 1_001),
                Pace.of("60", 60, 1),
                Pace.variable())) row(pace);
    }

    private void row(Pace pace) throws IOException {
        var cuts = score(pace, new Kind("cuts", (rate, seed) -> cuts(rate, seed)));
        var fades = score(pace, new Kind("fades", (rate, seed) -> fades(rate, seed)));
        var calm = score(pace, new Kind("calm", (rate, seed) -> dissolves(rate, seed, CALM)));
        var fast = score(pace, new Kind("fast", (rate, seed) -> dissolves(rate, seed, FAST)));
        var flashes = score(pace, new Kind("flashes", (rate, seed) -> flashes(rate, seed)));
        var pans = score(pace, new Kind("pans", (rate, seed) -> pans(rate, seed)));
        var other = flashes.of(Transition.FADE).extra
                + flashes.of(Transition.DISSOLVE).extra
                + pans.of(Transition.FADE).extra
                + pans.of(Transition.DISSOLVE).extra;
        out.printf(
                Locale.ROOT,
                "| %s | %.3f | %.3f | %.3f | %.3f | %d | %d | %d |%n",
                pace.name,
                cuts.of(Transition.CUT).f1(),
                fades.of(Transition.FADE).f1(),
                calm.of(Transition.DISSOLVE).f1(),
                fast.of(Transition.DISSOLVE).f1(),
                flashes.of(Transition.CUT).extra,
                pans.of(Transition.CUT).extra,
                other);
        out.flush();
    }

    private ShotScore score(Pace pace, Kind kind) throws IOException {
        var score = new ShotScore();
        for (long seed = 1; seed <= SEEDS; seed++) {
            var film = kind.film.of(pace.rate, 1_000 * seed + kind.name.length());
            var ticks = new long[(int) film.length()];
            for (int frame = 0; frame < ticks.length; frame++)
                ticks[frame] = Math.round(pace.timeOf.apply(frame).micros() * 0.09);
            var file = TestMedia.film()
                    .painted(film)
                    .framesAt(FrameRate.of(90_000), ticks)
                    .keyframeEvery(100, TestMedia.hasBFrames() ? 2 : 0)
                    .write(folder.resolve("film.mp4"));
            var info = new FfmpegProbe().probe(file);
            var found = new ArrayList<ShotChange>();
            new ShotFinder(new FfmpegPictureReader(), AnalysisCache.NONE)
                    .shots(file, info, WorkMonitor.NONE).stream()
                            .skip(1)
                            .forEach(shot -> found.add(
                                    new ShotChange(shot.range().start(), shot.transition(), Duration.ZERO, 1)));
            score.add(kind.name, film.joins(), found, frame -> new MediaTime(ticks[(int) frame] * 100 / 9));
            Files.delete(file);
        }
        return score;
    }

    private static MadeScene scene(Random random, List<Camera> cameras, int shot) {
        return MadeScene.of(
                200_000 + random.nextInt(100_000), cameras.get((shot + random.nextInt(2)) % cameras.size()));
    }

    private static EditedFilm cuts(double rate, long seed) {
        var random = new Random(seed);
        var film = new EditedFilm(rate);
        for (int shot = 0; shot <= 2 * CHANGES; shot++) film.cutTo(scene(random, ALL, shot), 0.6 + random.nextDouble());
        return film;
    }

    private static EditedFilm fades(double rate, long seed) {
        var random = new Random(seed);
        var film = new EditedFilm(rate).cutTo(scene(random, ALL, 0), 2);
        for (int shot = 1; shot <= CHANGES; shot++)
            film.fadeTo(
                    scene(random, ALL, shot),
                    0.3 + 0.7 * random.nextDouble(),
                    0.3 * random.nextDouble(),
                    0.3 + 0.7 * random.nextDouble(),
                    shot % 3 == 0 ? 235 : 16,
                    3);
        return film;
    }

    private static EditedFilm dissolves(double rate, long seed, List<Camera> cameras) {
        var random = new Random(seed);
        var film = new EditedFilm(rate).cutTo(scene(random, cameras, 0), 3);
        for (int shot = 1; shot <= CHANGES; shot++)
            film.dissolveTo(scene(random, cameras, shot), 0.4 + 0.8 * random.nextDouble(), 3.2);
        return film;
    }

    /** Single flashes, pairs, strobes and lightning of three pictures. */
    private static EditedFilm flashes(double rate, long seed) {
        var film = new EditedFilm(rate).cutTo(scene(new Random(seed), CALM, 0), 12);
        for (double second = 1; second < 7; second += 0.8) {
            var strength = 0.4 + 0.6 * (second % 1);
            film.flash(film.pictures(second), 1 + (int) (second * 5) % 3, strength);
        }
        for (long frame = film.pictures(8); frame < film.pictures(10); frame += 4) film.flash(frame, 2, 0.8);
        return film;
    }

    /** One shot, whatever the camera does. */
    private static EditedFilm pans(double rate, long seed) {
        var cameras = List.of(Camera.PAN, Camera.FAST_PAN, Camera.WHIP_PAN, Camera.SHAKE);
        return new EditedFilm(rate).cutTo(scene(new Random(seed), cameras, (int) (seed / 1_000)), 10);
    }
}
