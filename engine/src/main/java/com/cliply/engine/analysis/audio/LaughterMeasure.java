package com.cliply.engine.analysis.audio;

import static com.cliply.engine.analysis.audio.Ramps.ramp;

import java.util.List;

/**
 * Laughter of one to a few people, whose voices are too clear for {@link ReactionMeasure}: the same open syllable again and
 * again ({@link SyllableRepeat}), voiced in part, above the room, and no music, whose beat repeats as well.
 */
final class LaughterMeasure {
    /** Steps to either side: 1.7 s. */
    private static final int REACH = 8;

    private static final int FLOOR_BLOCK = 50;
    private static final int FLOOR_REACH = 6;

    /** How far above the quiet moments of the surrounding minute it is, in dB, and below the loud ones. */
    private static final double FAINT = 4;

    private static final double CLEAR = 8;
    private static final double FAR_BELOW = -18;
    private static final double BELOW = -12;
    private static final float INAUDIBLE = -65;

    /**
     * The discriminant of laughter against talk: LEVEL + REPEATING x repeat - COLOURED x colour, by logistic regression on made-up talk and
     * laughter of two to twenty-five people and on recorded talk (three sets of eight videos; 99 % of the talk lies below 1.5).
     */
    private static final double LEVEL = 5.6;

    private static final double REPEATING = 12.5;
    private static final double COLOURED = 1.07;
    private static final double DOUBTFUL = 1.2;
    private static final double SURE = 3.7;

    /** Whatever its colour, it must repeat. */
    private static final double ANEW = 0.03;

    private static final double AGAIN = 0.1;

    /** What moves by less is a hum or a hall. */
    private static final double STANDING = 1.5;

    private static final double MOVING = 2.3;

    /** Part of the power that is periodic: laughter of a few 0.45 to 0.8; clapping hands 0.1 to 0.3. */
    private static final double BREATH = 0.32;

    private static final double VOICE = 0.45;
    /**
     * Part of the power, by loudness, that lies above 500 Hz. The mouth is open in laughter, so that the first formant is high
     * (Bachorowski, Smoski and Owren 2001): recorded laughter 0.3 to 0.7, recorded talk 0.2 to 0.36, an idling engine 0.24.
     */
    private static final double NEARLY_SHUT = 0.25;

    private static final double OPEN = 0.38;

    /** What repeats more exactly than that is a machine: a laugh slows down, breathes, begins anew. */
    private static final double EXACT = 0.85;

    private static final double LOOSE = 0.7;

    private static final double SONG = 0.6;
    private static final double NO_SONG = 0.3;
    private static final int MUSIC_REACH = 10;
    /** A window that holds three syllables alike by chance is like laughter for less than so many steps: 0.8 s. */
    private static final int LASTING = 8;

    private static final int WIDENED = 3;

    private LaughterMeasure() {}

    /**
     * The likeness of each step, 0..1.
     *
     * @param bands levels in dB of 0.5-1, 1-2, 2-4 and 4-7.5 kHz
     * @param loudness in LUFS
     * @param music see {@link MusicLikeness}
     */
    static float[] measure(
            SyllableRepeat repeat, List<float[]> bands, float[] loudness, float[] voicing, float[] music) {
        var repeats = repeat.repeats(loudness.length);
        var depths = repeat.depths(loudness.length);
        var colours = repeat.colours(loudness.length);
        var open = new float[loudness.length];
        var power = new float[loudness.length];
        var voiced = new float[loudness.length];
        for (int step = 0; step < loudness.length; step++) {
            power[step] = (float) LoudnessMeter.meanSquareOf(loudness[step]);
            voiced[step] = power[step] * voicing[step];
            for (var band : bands) open[step] += (float) Math.pow(10, band[step] / 10);
        }
        power = Ramps.smoothed(power, REACH);
        voiced = Ramps.smoothed(voiced, REACH);
        open = Ramps.smoothed(open, REACH);
        var songs = Ramps.smoothed(music, MUSIC_REACH);
        var floor = LevelFloor.of(loudness, FLOOR_BLOCK, FLOOR_REACH, 0.1, 0.9);
        var inner = new float[loudness.length];
        for (int step = 0; step < inner.length; step++) {
            var level = LoudnessMeter.inLufs(power[step]);
            if (level < INAUDIBLE) continue;
            var likeness = LEVEL + REPEATING * repeats[step] - COLOURED * colours[step];
            inner[step] = (float) (ramp(likeness, DOUBTFUL, SURE)
                    * ramp(repeats[step], ANEW, AGAIN)
                    * ramp(repeats[step], EXACT, LOOSE)
                    * ramp(open[step] / power[step], NEARLY_SHUT, OPEN)
                    * ramp(depths[step], STANDING, MOVING)
                    * ramp(level - floor.quiet(step), FAINT, CLEAR)
                    * ramp(level - floor.loud(step), FAR_BELOW, BELOW)
                    * ramp(voiced[step] / power[step], BREATH, VOICE)
                    * ramp(songs[step], SONG, NO_SONG));
        }
        return widened(lasting(inner), loudness, floor);
    }

    /** What it is at least for {@link #LASTING} steps on end. */
    private static float[] lasting(float[] inner) {
        var lasting = new float[inner.length];
        for (int from = 0; from + LASTING <= inner.length; from++) {
            var least = 1f;
            for (int step = from; step < from + LASTING; step++) least = Math.min(least, inner[step]);
            for (int step = from; step < from + LASTING; step++) lasting[step] = Math.max(lasting[step], least);
        }
        return lasting;
    }

    /** Gives back at both ends what the window took. */
    private static float[] widened(float[] inner, float[] loudness, LevelFloor floor) {
        var wide = new float[inner.length];
        for (int step = 0; step < wide.length; step++) {
            if (loudness[step] < floor.quiet(step) + FAINT) continue;
            var to = Math.min(wide.length, step + WIDENED + 1);
            for (int near = Math.max(0, step - WIDENED); near < to; near++)
                wide[step] = Math.max(wide[step], inner[near]);
        }
        return wide;
    }
}
