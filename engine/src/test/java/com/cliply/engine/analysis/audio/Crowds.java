package com.cliply.engine.analysis.audio;

import java.util.Random;

/** Made-up audiences. The same at every run. */
final class Crowds {
    private static final int RATE = Sounds.RATE;

    private Crowds() {}

    /**
     * Hands that clap each at a pace of its own, 2.5 to 5 a second, none in step. A clap is noise of some milliseconds in the
     * resonance of two palms, 600 to 2,600 Hz (Peltola et al., Synthesis of hand clapping sounds, IEEE TASLP 15, 2007).
     */
    static float[] applause(double seconds, double level, int people, long seed) {
        var random = new Random(seed);
        var samples = Sounds.silence(seconds);
        for (int person = 0; person < people; person++) {
            var pace = 2.5 + 2.5 * random.nextDouble();
            var hertz = 600 + 2_000 * random.nextDouble();
            var near = 0.2 + random.nextDouble() * random.nextDouble();
            var begins = 0.8 * random.nextDouble();
            var ends = seconds - 1.5 * random.nextDouble();
            for (var at = begins; at < ends; at += (1 + 0.12 * random.nextGaussian()) / pace)
                clap(samples, (int) (at * RATE), hertz, near * (0.6 + 0.8 * random.nextDouble()), random);
        }
        return Sounds.levelled(samples, level);
    }

    private static void clap(float[] samples, int start, double hertz, double loud, Random random) {
        var palms = new Voices.Resonators(
                new double[] {hertz, hertz * 2.1}, new double[] {hertz * 0.4, hertz * 0.8}, new double[] {1, 0.5});
        var decay = RATE * (0.004 + 0.01 * random.nextDouble());
        for (int index = 0; index < RATE / 12 && start + index < samples.length; index++) {
            var hit = random.nextGaussian() * Math.exp(-index / decay);
            if (start + index >= 0) samples[start + index] += (float) (loud * (palms.filter(hit) + 0.1 * hit));
        }
    }

    /** Several people laugh, out of step, most of them not all of the time; it swells and ebbs. */
    static float[] laughter(double seconds, double level, int people, long seed) {
        var random = new Random(seed);
        var samples = Sounds.silence(seconds);
        for (int person = 0; person < people; person++) {
            var from = person == 0 ? 0 : 0.35 * seconds * random.nextDouble();
            var length = (seconds - from) * (0.6 + 0.4 * random.nextDouble());
            var one = Voices.laughter(length, 0.3 + random.nextDouble(), seed * 1_000 + person);
            Sounds.add(samples, one, (int) (from * RATE));
        }
        return Sounds.levelled(samples, level);
    }

    /** Many call and whistle, some clap; the whole rises at once and ebbs slowly. */
    static float[] cheering(double seconds, double level, int people, long seed) {
        var random = new Random(seed);
        var samples = Sounds.silence(seconds);
        for (int person = 0; person < people; person++) {
            var voice = new Voices(160 + 280 * random.nextDouble(), seed * 1_000 + person);
            var own = Sounds.silence(seconds);
            for (var at = 0.6 * random.nextDouble(); at < seconds; at += 0.3 + 1.2 * random.nextDouble()) {
                var length = 0.5 + 1.5 * random.nextDouble();
                voice.call(own, (int) (at * RATE), (int) (length * RATE));
                at += length;
            }
            Sounds.add(samples, Sounds.levelled(own, 0.2 + random.nextDouble()), 0);
        }
        samples = Sounds.mixed(Sounds.levelled(samples, 1), applause(seconds, 0.3, people, seed + 1));
        for (int index = 0; index < samples.length; index++) {
            var second = (double) index / RATE;
            samples[index] *= (float) (Math.min(1, second / 0.5)
                    * (0.75 + 0.25 * Math.sin(2 * second + seed))
                    * Math.exp(-0.12 * second));
        }
        return Sounds.levelled(samples, level);
    }
}
