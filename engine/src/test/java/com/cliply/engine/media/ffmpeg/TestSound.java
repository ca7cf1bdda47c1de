package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.media.SoundPainter;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.util.List;

/** Sounds whose times and levels are known. */
public final class TestSound {
    private static final int RATE = SoundPainter.SAMPLE_RATE;
    private static final int BEEP_SAMPLES = RATE / 10;
    private static final double BEEP_HERTZ = 1_000;

    private TestSound() {}

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
        return cracking(RATE / 4, 96);
    }

    /** Quiet speech with a long crack near full scale each second. */
    public static SoundPainter slamming() {
        return cracking(RATE, 480);
    }

    private static SoundPainter cracking(int period, int length) {
        var quiet = voice(List.of(TimeRange.ofMicros(0, 3_600_000_000L)), -24);
        return index -> {
            var within = index % period;
            return within < length
                    ? (float) (0.98 * Math.sin(2 * Math.PI * 500 * within / RATE))
                    : Math.clamp(quiet.sample(index), -0.98f, 0.98f);
        };
    }
}
