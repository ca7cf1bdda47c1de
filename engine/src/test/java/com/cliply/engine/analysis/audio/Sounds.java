package com.cliply.engine.analysis.audio;

import com.cliply.engine.time.MediaTime;
import java.nio.FloatBuffer;
import java.util.Random;

/** Made-up sound at 16 kHz, the same at every run. */
final class Sounds {
    static final int RATE = 16_000;

    private Sounds() {}

    static float[] silence(double seconds) {
        return new float[(int) (seconds * RATE)];
    }

    /** White Gaussian noise with the given effective value. */
    static float[] noise(double seconds, double level, long seed) {
        var random = new Random(seed);
        var samples = silence(seconds);
        for (int index = 0; index < samples.length; index++) samples[index] = (float) (level * random.nextGaussian());
        return samples;
    }

    /** Noise through a one-pole low-pass: the higher {@code pole}, the darker. */
    static float[] darkNoise(double seconds, double level, double pole, long seed) {
        var samples = noise(seconds, level * Math.sqrt(1 - pole * pole), seed);
        for (int index = 1; index < samples.length; index++) samples[index] += (float) (pole * samples[index - 1]);
        return samples;
    }

    static float[] tone(double seconds, double hertz, double level) {
        var samples = silence(seconds);
        for (int index = 0; index < samples.length; index++)
            samples[index] = (float) (level * Math.sqrt(2) * Math.sin(2 * Math.PI * hertz * index / RATE));
        return samples;
    }

    /** Syllables of about 200 ms: harmonics of a gliding pitch, with a hiss before each fourth and sentences of 2.5 s. */
    static float[] speech(double seconds, double level, long seed) {
        var random = new Random(seed);
        var samples = noise(seconds, level / 300, seed + 1);
        for (int start = 0; start < samples.length; start += 3_200) {
            var inSentence = start % (3 * RATE);
            if (inSentence > 2.5 * RATE) continue;
            var pitch = 110 + 40 * random.nextDouble();
            var loud = level * (0.6 + 0.8 * random.nextDouble());
            var hiss = random.nextInt(4) == 0;
            for (int index = 0; index < 2_700 && start + index < samples.length; index++) {
                var envelope = Math.sin(Math.PI * index / 2_700);
                var value = 0.0;
                if (hiss && index < 800) value = 0.3 * random.nextGaussian();
                else
                    for (int harmonic = 1; harmonic <= 24; harmonic++)
                        value += Math.sin(2 * Math.PI * harmonic * pitch * (1 + 0.00002 * index) * index / RATE)
                                / Math.pow(harmonic, 0.9);
                samples[start + index] += (float) (loud * envelope * value);
            }
        }
        return samples;
    }

    /** Many hands: decaying bursts of noise at random times, swelling and fading. */
    static float[] applause(double seconds, double level, long seed) {
        var random = new Random(seed);
        var samples = silence(seconds);
        var claps = (int) (seconds * 60);
        for (int clap = 0; clap < claps; clap++) {
            var start = random.nextInt(samples.length);
            var loud = level * 3 * random.nextDouble() * Math.sin(Math.PI * start / samples.length);
            var last = 0.0;
            for (int index = 0; index < 800 && start + index < samples.length; index++) {
                var hit = random.nextGaussian() * Math.exp(-index / 160.0);
                samples[start + index] += (float) (loud * (hit - 0.5 * last));
                last = hit;
            }
        }
        return samples;
    }

    static float[] joined(float[]... parts) {
        var length = 0;
        for (var part : parts) length += part.length;
        var all = new float[length];
        var at = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    static float[] mixed(float[] one, float[] other) {
        var sum = one.clone();
        for (int index = 0; index < Math.min(one.length, other.length); index++) sum[index] += other[index];
        return sum;
    }

    /** The effective value over those 50 ms that are not more than 30 dB below the loudest. */
    static double level(float[] samples) {
        var block = RATE / 20;
        var blocks = Math.max(1, samples.length / block);
        var powers = new double[blocks];
        var most = 0.0;
        for (int index = 0; index < blocks; index++) {
            for (int at = index * block; at < Math.min(samples.length, (index + 1) * block); at++)
                powers[index] += (double) samples[at] * samples[at] / block;
            most = Math.max(most, powers[index]);
        }
        var sum = 0.0;
        var count = 0;
        for (var power : powers) {
            if (power < most / 1_000) continue;
            sum += power;
            count++;
        }
        return Math.sqrt(sum / Math.max(1, count));
    }

    /** The same sound with the {@link #level} wished. */
    static float[] levelled(float[] samples, double level) {
        var now = level(samples);
        var same = samples.clone();
        if (now > 0) for (int index = 0; index < same.length; index++) same[index] *= (float) (level / now);
        return same;
    }

    /** Adds {@code other} from sample {@code start} on, as far as there is room. */
    static void add(float[] samples, float[] other, int start) {
        for (int index = Math.max(0, -start); index < other.length && start + index < samples.length; index++)
            samples[start + index] += other[index];
    }

    /** Feeds all of it in uneven stretches. */
    static void play(float[] samples, SoundExtractor extractor) {
        var at = 0;
        var part = 1;
        while (at < samples.length) {
            var count = Math.min(part, samples.length - at);
            extractor.sound(
                    new MediaTime(at * 1_000_000L / RATE),
                    FloatBuffer.wrap(samples, at, count).slice());
            at += count;
            part = part % 5_000 + 737;
        }
    }
}
