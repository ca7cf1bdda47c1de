package com.cliply.app.bench.planted;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes voices audible: pulses of the vocal folds (Rosenberg 1971, its derivative) with jitter and shimmer, through four
 * formants that glide from sound to sound, and hiss beside them.
 *
 * @param tract how short it is: 1 of a man, 1.17 of a woman, 1.4 of a child
 * @param breath how much air goes with the voice, 0..1
 */
record Throat(double tract, double breath) {
    private static final double OPENING = 0.42;
    private static final double CLOSING = 0.1;

    /** What the higher formants and the lips add, as a difference: measured speech falls by about 8 dB from 700 Hz to 6 kHz. */
    private static final double BRIGHTNESS = 0.95;

    /** Formants move towards their next place with this constant. */
    private static final double GLIDE_SECONDS = 0.016;

    private static final double ONSET_SECONDS = 0.006;
    /** How loud air is that rushes through the open throat. */
    private static final double BREATHED = 2;

    /** How much of the air is heard past all formants, above 5 kHz. */
    private static final double RUSH = 2;

    private static final int TUNING = 24;

    /**
     * Says these sounds one after the other.
     *
     * @param pitches in Hz, one at the start of each sound; between them the pitch glides
     */
    float[] say(List<Phone> phones, double[] pitches, RandomGenerator random) {
        var sound = Sound.silence(phones.stream().mapToDouble(Phone::seconds).sum());
        var formants = new Resonator[] {
            new Resonator(),
            new Resonator(),
            new Resonator(),
            new Resonator(3_500 * tract, 220),
            new Resonator(4_600 * tract, 300)
        };
        var hisses = new Resonator[] {new Resonator(), new Resonator()};
        var glide = 1 - Math.exp(-TUNING / (GLIDE_SECONDS * Sound.RATE));
        var onset = 1 - Math.exp(-1 / (ONSET_SECONDS * Sound.RATE));
        var f1 = phones.getFirst().f1();
        var f2 = phones.getFirst().f2();
        var f3 = phones.getFirst().f3();
        var voice = 0.0;
        var hiss = 0.0;
        var phase = random.nextDouble();
        var jitter = 1.0;
        var shimmer = 1.0;
        var drift = 0.0;
        var before = 0.0;
        var dark = 0.0;
        var at = 0;
        var seconds = 0.0;
        for (int number = 0; number < phones.size(); number++) {
            var phone = phones.get(number);
            seconds += phone.seconds();
            var end = Math.min(sound.length, Sound.samples(seconds));
            var start = at;
            var from = pitches[number];
            var to = pitches[Math.min(number + 1, pitches.length - 1)];
            for (; at < end; at++) {
                if ((at - start) % TUNING == 0) {
                    f1 += glide * (phone.f1() * tract - f1);
                    f2 += glide * (phone.f2() * tract - f2);
                    f3 += glide * (phone.f3() * tract - f3);
                    formants[0].tune(f1, 70);
                    formants[1].tune(f2, 100);
                    formants[2].tune(f3, 150);
                    hisses[0].tune(Math.max(500, phone.hissHertz()), Math.max(200, phone.hissHertz() / 3));
                    hisses[1].tune(phone.hissHertz() * 1.4, phone.hissHertz() / 2);
                    drift = 0.995 * drift + 0.0016 * random.nextGaussian();
                }
                voice += onset * (phone.voice() - voice);
                hiss += onset * (phone.hiss() - hiss);
                phase += (from + (to - from) * (at - start) / (end - start)) * jitter * (1 + drift) / Sound.RATE;
                if (phase >= 1) {
                    phase -= Math.floor(phase);
                    jitter = 1 + 0.01 * random.nextGaussian();
                    shimmer = 1 + 0.06 * random.nextGaussian();
                }
                var noise = random.nextDouble() - 0.5;
                var breathed = phone.breathed();
                var out = voice * (shimmer * flow(phase) + breath * noise) + (breathed ? BREATHED * hiss * noise : 0);
                for (var formant : formants) out = formant.next(out);
                var rough = noise - before;
                before = noise;
                var air = breathed ? 0 : hisses[1].next(hisses[0].next(hiss * rough));
                var rush = RUSH * rough * (voice * breath + (breathed ? hiss : 0));
                sound[at] = (float) (3.5 * (out - BRIGHTNESS * dark) + air + rush);
                dark = out;
            }
        }
        return sound;
    }

    /** How the flow of air changes, over one period. */
    private static double flow(double phase) {
        if (phase < OPENING) return 0.5 / OPENING * Math.sin(Math.PI * phase / OPENING);
        if (phase < OPENING + CLOSING) return -0.5 / CLOSING * Math.sin(Math.PI / 2 * (phase - OPENING) / CLOSING);
        return 0;
    }
}
