package com.cliply.engine.render;

import com.cliply.engine.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What is cut out of a film, and which pictures it must show.
 *
 * @param onFrames whether ranges begin and end on frames; if not, anywhere
 */
public record ExactTrim(ExactFilm film, List<TimeRange> ranges, List<Integer> pictures, boolean onFrames) {
    private static final long SHORTEST = 300_000L;
    private static final long LONGEST = 3_000_000L;
    private static final long LONGEST_OF_SEVERAL = 1_200_000L;

    public ExactTrim {
        ranges = List.copyOf(ranges);
        pictures = List.copyOf(pictures);
    }

    /** So many of each film in turn; the same seed gives the same. */
    public static List<ExactTrim> random(List<ExactFilm> films, int count, long seed) {
        var random = new SplittableRandom(seed);
        var trims = new ArrayList<ExactTrim>();
        for (int number = 0; number < count; number++)
            trims.add(random(films.get(number % films.size()), random.split()));
        return trims;
    }

    private static ExactTrim random(ExactFilm film, SplittableRandom random) {
        var several = random.nextInt(3) == 0;
        var count = several ? random.nextInt(2, 5) : 1;
        var onFrames = random.nextInt(4) > 0;
        var ranges = new ArrayList<TimeRange>();
        var pictures = new ArrayList<Integer>();
        var played = 0L;
        for (int index = 0; index < count; index++) {
            var length = random.nextLong(SHORTEST, several ? LONGEST_OF_SEVERAL : LONGEST);
            if (onFrames) {
                ranges.add(onFrames(film, length, random, pictures));
                continue;
            }
            var range = anywhere(film, length, random);
            var before = rounded(film, played);
            played += range.micros();
            for (long frame = 0; frame < rounded(film, played) - before; frame++)
                pictures.add((int) film.onScreen(range.start().micros() + duration(film, frame)));
            ranges.add(range);
        }
        return new ExactTrim(film, ranges, pictures, onFrames);
    }

    /** Frames lie where the rate puts them, or where the file's own time stamps do: users of either kind exist. */
    private static TimeRange onFrames(ExactFilm film, long length, SplittableRandom random, List<Integer> pictures) {
        var frames = (int) rounded(film, length);
        var first = random.nextInt(film.frames() - frames);
        for (int frame = first; frame < first + frames; frame++) pictures.add(frame);
        if (random.nextBoolean())
            return new TimeRange(film.times().at(first), film.times().at(first + frames));
        var start = film.startMicros();
        return TimeRange.ofMicros(start + duration(film, first), start + duration(film, first + frames));
    }

    /** Not where the file's rounding of times decides what is on screen. */
    private static TimeRange anywhere(ExactFilm film, long length, SplittableRandom random) {
        var margin = film.tickMicros() == 1 ? 5 : 2 * film.tickMicros() + 5;
        var last = film.startMicros() + duration(film, film.frames() - 1) - length;
        while (true) {
            var start = random.nextLong(film.startMicros() + margin, last);
            if (film.onScreen(start - margin) == film.onScreen(start + margin))
                return TimeRange.ofMicros(start, start + length);
        }
    }

    /** The nearest number of frames. */
    private static long rounded(ExactFilm film, long micros) {
        var rate = film.kind().rate();
        return Math.floorDiv(
                2 * micros * rate.numerator() + 1_000_000L * rate.denominator(), 2_000_000L * rate.denominator());
    }

    private static long duration(ExactFilm film, long frames) {
        return frames
                * 1_000_000L
                * film.kind().rate().denominator()
                / film.kind().rate().numerator();
    }

    /** How many pictures of the output come before a range. */
    long picturesBefore(int range) {
        return rounded(
                film, ranges.stream().limit(range).mapToLong(TimeRange::micros).sum());
    }

    @Override
    public String toString() {
        return film.kind() + " " + ranges;
    }
}
