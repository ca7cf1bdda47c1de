package com.cliply.app.bench.planted;

import java.util.random.RandomGenerator;

/** What a room adds: echoes that fall by 60 dB within its decay time, the high ones faster (Schroeder 1962, Moorer 1979). */
final class Room {
    private static final int COMBS = 6;
    private static final double DAMPING = 0.35;

    private Room() {}

    /**
     * As long as the sound and its echoes.
     *
     * @param wet how loud the echoes are beside the sound itself
     */
    static float[] heard(float[] sound, double decaySeconds, double wet, RandomGenerator random) {
        var all = new float[sound.length + Sound.samples(decaySeconds * 0.7)];
        var echoes = new float[all.length];
        for (int comb = 0; comb < COMBS; comb++) {
            var delay = Sound.samples(random.nextDouble(0.023, 0.047));
            var feedback = Math.pow(10, -3.0 * delay / Sound.RATE / decaySeconds);
            var line = new double[delay];
            var low = 0.0;
            for (int index = 0; index < all.length; index++) {
                var out = line[index % delay];
                low += (1 - DAMPING) * (out - low);
                line[index % delay] = (index < sound.length ? sound[index] : 0) + feedback * low;
                echoes[index] += (float) (out / COMBS);
            }
        }
        diffuse(echoes, Sound.samples(0.0051));
        diffuse(echoes, Sound.samples(0.0127));
        Sound.add(all, 0, sound, 1);
        Sound.add(all, 0, echoes, wet);
        return all;
    }

    private static void diffuse(float[] sound, int delay) {
        var line = new double[delay];
        for (int index = 0; index < sound.length; index++) {
            var held = line[index % delay];
            var in = sound[index] + 0.5 * held;
            line[index % delay] = in;
            sound[index] = (float) (held - 0.5 * in);
        }
    }
}
