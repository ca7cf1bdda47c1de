package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.media.SoundPainter;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.util.List;
import java.util.SplittableRandom;

/** Sounds whose times and levels are known. */
public final class TestSound {
    private static final int RATE = SoundPainter.SAMPLE_RATE;
    private static final int CHIRP_SAMPLES = RATE * 24 / 100;
    private static final int BEEP_SAMPLES = RATE / 10;
    private static final double BEEP_HERTZ = 1_000;

    /** How many samples {@link #places} tells apart. */
    public static final long PLACES = 32_000;

    private TestSound() {}

    /**
     * Chirps of 240 ms without a pause, no two alike for a long time, from about 300 to about 800 Hz or down: what is heard
     * tells when it was made (in a tone that stayed the same one period would be like the next), and no sample is far from the
     * one before.
     */
    public static SoundPainter chirps() {
        return index -> {
            var random = new SplittableRandom(index / CHIRP_SAMPLES);
            random.nextLong();
            var up = random.nextBoolean();
            var low = random.nextDouble(150, 400);
            var high = random.nextDouble(700, 1_000);
            var from = up ? low : high;
            var until = up ? high : low;
            var within = index % CHIRP_SAMPLES;
            var seconds = (double) within / RATE;
            var turns = (from + (until - from) * within / CHIRP_SAMPLES / 2) * seconds;
            var edge = Math.min(1, Math.min(within, CHIRP_SAMPLES - within) / (RATE / 100.0));
            return (float) (0.3 * edge * Math.sin(2 * Math.PI * turns));
        };
    }

    /** Silence but for beeps of a tenth of a second, each beginning on the sample nearest to its time. */
    public static SoundPainter beeps(List<MediaTime> times) {
        var starts = times.stream()
                .mapToLong(time -> Math.round(time.micros() * (double) RATE / 1_000_000))
                .toArray();
        return index -> {
            for (var start : starts)
                if (start <= index && index < start + BEEP_SAMPLES)
                    return (float) (0.5 * Math.cos(2 * Math.PI * BEEP_HERTZ * (index - start) / RATE));
            return 0;
        };
    }

    /** A tone of 1 kHz; one of 0 dB, the same on both channels, has 0 LUFS. */
    public static SoundPainter tone(double decibels) {
        var peak = Math.pow(10, decibels / 20);
        return index -> (float) (peak * Math.sin(2 * Math.PI * BEEP_HERTZ * index / RATE));
    }

    /** Speech-like in these ranges (a buzz of 120 Hz in four syllables a second), else silent. */
    public static SoundPainter voice(List<TimeRange> bursts, double decibels) {
        var peak = Math.pow(10, decibels / 20) / 4;
        return index -> {
            var micros = index * 1_000_000L / RATE;
            if (bursts.stream().noneMatch(burst -> burst.contains(new MediaTime(micros)))) return 0;
            var sum = 0.0;
            for (int harmonic = 1; harmonic <= 12; harmonic++)
                sum += Math.sin(2 * Math.PI * 120 * harmonic * index / RATE) / Math.sqrt(harmonic);
            return (float) (peak * sum * Math.abs(Math.sin(Math.PI * 4 * index / RATE)));
        };
    }

    /** Quiet speech with a crack near full scale four times a second. */
    public static SoundPainter peaky() {
        return cracking(RATE / 4, 96, -24);
    }

    /** Quiet speech with a long crack near full scale each second. */
    public static SoundPainter slamming() {
        return cracking(RATE, 480, -24);
    }

    /** A whisper at about -57 LUFS with a crack near full scale each second. */
    public static SoundPainter whisperUnderCracks() {
        return cracking(RATE, 96, -44);
    }

    /** Nothing but one click. */
    public static SoundPainter click(double decibels) {
        return index -> index < 48 ? (float) Math.pow(10, decibels / 20) * (index % 2 == 0 ? 1 : -1) : 0;
    }

    /** Tells its own place: {@link #placeOf} finds a sample's index, modulo {@link #PLACES}, if it was kept as it was. */
    public static SoundPainter places() {
        return index -> (float) ((index % PLACES - PLACES / 2) / 32_767.0);
    }

    public static long placeOf(float sample) {
        return Math.round(sample * 32_768.0) + PLACES / 2;
    }

    /** When a sample is heard. */
    static MediaTime timeOf(long index) {
        return new MediaTime(index * 1_000_000L / RATE);
    }

    /** White noise of this level (dBFS of its mean square), always the same. */
    public static SoundPainter noise(double decibels) {
        var peak = Math.sqrt(3) * Math.pow(10, decibels / 20);
        return index -> (float) (peak * (2 * new SplittableRandom(index).nextDouble() - 1));
    }

    /** Chords of sawtooth-like voices that change twice a second, a drum near full scale on each change. */
    public static SoundPainter music(double decibels) {
        var peak = Math.pow(10, decibels / 20) / 3;
        return index -> {
            var within = index % (RATE / 2);
            var root = 110 * Math.pow(2, index / (RATE / 2) % 5 / 6.0);
            var sum = 0.0;
            for (var ratio : new double[] {1, 1.25, 1.5})
                for (int harmonic = 1; harmonic <= 8; harmonic++)
                    sum += Math.sin(2 * Math.PI * root * ratio * harmonic * index / RATE) / harmonic;
            var drum = Math.exp(-within / 1500.0) * Math.sin(2 * Math.PI * 70 * within / RATE);
            return (float) Math.clamp(peak * sum + 1.2 * drum * Math.pow(10, decibels / 40), -0.99, 0.99);
        };
    }

    /** Both together. */
    public static SoundPainter sum(SoundPainter one, SoundPainter other) {
        return index -> one.sample(index) + other.sample(index);
    }

    /** Cut off at full scale, as by a recorder that was set too loud. */
    public static SoundPainter clipped(SoundPainter sound) {
        return index -> Math.clamp(sound.sample(index), -0.99f, 0.99f);
    }

    private static SoundPainter cracking(int period, int length, double decibels) {
        var quiet = voice(List.of(TimeRange.ofMicros(0, 3_600_000_000L)), decibels);
        return index -> {
            var within = index % period;
            return within < length
                    ? (float) (0.98 * Math.sin(2 * Math.PI * 500 * within / RATE))
                    : Math.clamp(quiet.sample(index), -0.98f, 0.98f);
        };
    }
}
