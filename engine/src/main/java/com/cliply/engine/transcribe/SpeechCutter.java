package com.cliply.engine.transcribe;

import com.cliply.engine.media.MediaScanner;
import com.cliply.engine.media.ScanListener;
import com.cliply.engine.time.MediaTime;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Cuts sound into parts, each where it is quietest near the end of the longest possible one: a word that is cut in two is heard
 * by nobody. Only one part is in memory.
 */
final class SpeechCutter implements ScanListener {
    /** A hundredth of a second: thirty of them in a row make the quiet place, longer than most gaps between words. */
    private static final int STEP = MediaScanner.SOUND_RATE / 100;

    private static final int QUIET_STEPS = 30;

    /** The quiet place is looked for in the last fifth of a part. */
    private static final int LATE = 5;

    private final Consumer<SpeechPart> parts;
    private final short[] samples;
    private long first;
    private int count;

    /**
     * Hands over parts as they are complete.
     *
     * @param longest of a part, at least 2 s
     */
    SpeechCutter(Duration longest, Consumer<SpeechPart> parts) {
        this.parts = parts;
        var steps = Math.toIntExact(longest.toMillis() / 10);
        if (steps < 200) throw new IllegalArgumentException("parts of " + longest);
        samples = new short[steps * STEP];
    }

    @Override
    public void sound(MediaTime start, FloatBuffer sound) {
        while (sound.hasRemaining()) {
            if (count == samples.length) cut(quietest());
            samples[count++] = sample(sound.get());
        }
    }

    /** What is left over at the end. */
    void finish() {
        if (count > 0) cut(count);
    }

    private static short sample(float value) {
        // NaN becomes silence.
        return (short) Math.round(Math.clamp(value, -1f, 1f) * Short.MAX_VALUE);
    }

    private void cut(int at) {
        parts.accept(new SpeechPart(first, samples, at));
        System.arraycopy(samples, at, samples, 0, count - at);
        first += at;
        count -= at;
    }

    /** The middle of the quietest 0.3 s, the latest of equals; a whole number of steps. */
    private int quietest() {
        var steps = samples.length / STEP;
        var from = steps - Math.max(QUIET_STEPS, steps / LATE);
        var window = 0.0;
        var best = Double.MAX_VALUE;
        var place = steps;
        for (int step = from; step < steps; step++) {
            window += energy(step);
            if (step - from >= QUIET_STEPS) window -= energy(step - QUIET_STEPS);
            if (step - from >= QUIET_STEPS - 1 && window <= best) {
                best = window;
                place = step + 1 - QUIET_STEPS / 2;
            }
        }
        return place * STEP;
    }

    private double energy(int step) {
        var sum = 0.0;
        for (int index = step * STEP; index < (step + 1) * STEP; index++)
            sum += (double) samples[index] * samples[index];
        return sum;
    }
}
