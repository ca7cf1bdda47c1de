package com.cliply.engine.analysis.audio;

import static com.cliply.engine.analysis.audio.Ramps.ramp;

/**
 * How surely somebody speaks: within a second to either side enough is voiced, its level moves as syllables do, and what is
 * voiced does not stand still as tones of instruments do. The part of steady noise, known from the quietest moments around,
 * is taken out of the voicing, so that the same voice in noise reads nearly the same.
 */
final class SpeechPresence {
    private static final int REACH = 9;
    private static final int FLOOR_BLOCK = 50;
    private static final int FLOOR_REACH = 3;
    private static final double FLOOR_SHARE = 0.08;

    /** Above the floor by so many dB sound is something of its own. */
    private static final double FAINT = 2.5;

    private static final double CLEAR = 6;
    private static final float INAUDIBLE = -65;
    private static final double UNVOICED = 0.5;
    private static final double VOICED = 0.72;

    /** Which part of two seconds must be voiced; read speech has 0.4 to 0.7 of it (own measurements). */
    private static final double TOO_LITTLE = 0.12;

    private static final double ENOUGH = 0.3;

    /** Deviation of the level in dB: chords and hum below 1.5, speech 4 to 12, speech over music 2.5 and more. */
    private static final double STEADY = 1.8;

    private static final double SYLLABIC = 3.2;

    /** Parts of power in lasting lines, over three seconds: speech none, in a room up to 0.1, chords alone 0.3 to 0.6. */
    private static final double VOICE = 0.12;

    private static final double INSTRUMENT = 0.35;
    private static final int STANDING_REACH = 15;

    private SpeechPresence() {}

    /** @param tonality see {@link TonalLines} */
    static float[] measure(float[] loudness, float[] voicing, float[] tonality) {
        var floor = LevelFloor.of(loudness, FLOOR_BLOCK, FLOOR_REACH, FLOOR_SHARE, FLOOR_SHARE);
        var voiced = new float[loudness.length];
        for (int step = 0; step < loudness.length; step++) {
            var above = loudness[step] - floor.quiet(step);
            if (loudness[step] < INAUDIBLE) continue;
            var own = 1 - Math.pow(10, -Math.max(FAINT, above) / 10);
            voiced[step] = (float) (ramp(voicing[step] / own, UNVOICED, VOICED) * ramp(above, FAINT, CLEAR));
        }
        var share = Ramps.smoothed(voiced, REACH);
        var moving = Ramps.deviation(loudness, REACH);
        var standing = Ramps.smoothed(tonality, STANDING_REACH);
        var speech = new float[loudness.length];
        for (int step = 0; step < speech.length; step++)
            speech[step] = (float) (ramp(share[step], TOO_LITTLE, ENOUGH)
                    * ramp(moving[step], STEADY, SYLLABIC)
                    * ramp(standing[step], INSTRUMENT, VOICE));
        return speech;
    }
}
