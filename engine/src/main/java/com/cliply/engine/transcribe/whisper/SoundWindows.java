package com.cliply.engine.transcribe.whisper;

import com.cliply.engine.media.MediaScanner;
import com.cliply.engine.media.ScanListener;
import com.cliply.engine.time.MediaTime;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/**
 * Cuts the sound of a file into windows of 15 to 30 seconds, at pauses. Whisper looks at 30 seconds at a time, whatever it is
 * given. Where nobody pauses, whoever writes a window down may say how much of it was complete, and the next window begins
 * there. Holds 30 seconds and no more.
 */
final class SoundWindows implements ScanListener {
    private static final int RATE = MediaScanner.SOUND_RATE;
    static final int LONGEST = 30 * RATE;

    /** Shorter windows would cost more: each is worked on like one of 30 seconds. */
    private static final int SHORTEST = 15 * RATE;

    /** Each window takes sound away, however little of it was complete. */
    private static final int LEAST_PROGRESS = 5 * RATE;

    private static final int FRAME = RATE / 50;

    /**
     * Frames that a quiet place lasts: 240 ms. A closed mouth within a word lasts less than 150 ms; from 250 ms on linguists
     * speak of a pause (Goldman-Eisler, Psycholinguistics, 1968).
     */
    private static final int QUIET_FRAMES = 12;

    /** Nothing below is speech: ITU-R BS.1770 takes -70 for silence, and the noise of a quiet room is none either. */
    private static final double SILENT_DB = -60;

    /**
     * A pause lies at least that far below the loud parts. Chosen, not measured: a wrong guess costs time but no word, because
     * the next window then begins where the last whole segment ended.
     */
    private static final double PAUSE_DB = 22;

    /** The loud part of a window is its loudest tenth. */
    private static final double LOUD = 0.9;

    private final float[] held = new float[LONGEST];
    private final ToIntFunction<Window> writer;
    private int filled;
    private long start;

    /**
     * Hands over windows while the sound comes in.
     *
     * @param writer is handed each window in turn, and returns how many of its samples are done with; only where it does not
     *     end in a pause may these be fewer than all
     */
    SoundWindows(ToIntFunction<Window> writer) {
        this.writer = writer;
    }

    @Override
    public void sound(MediaTime time, FloatBuffer samples) {
        while (samples.hasRemaining()) {
            var taken = Math.min(samples.remaining(), LONGEST - filled);
            samples.get(held, filled, taken);
            // A damaged stream may decode to what is no number; it would silence its whole window.
            for (int index = filled; index < filled + taken; index++) if (!Float.isFinite(held[index])) held[index] = 0;
            filled += taken;
            if (filled == LONGEST) cut();
        }
    }

    /** There is no more sound. */
    void finish() {
        while (filled > 0) {
            if (filled == LONGEST) cut();
            else hand(filled, true);
        }
    }

    /** How many samples are done with. */
    long done() {
        return start;
    }

    private void cut() {
        var levels = levels(filled);
        var pause = Math.max(SILENT_DB, sorted(levels)[(int) (levels.length * LOUD)] - PAUSE_DB);
        var quiet = quietInLastPause(levels, pause);
        // In the middle of the quiet place.
        hand((quiet + QUIET_FRAMES / 2) * FRAME, levels[quiet] <= pause);
    }

    private void hand(int length, boolean endsInPause) {
        var loudest = Arrays.stream(levels(length)).max().orElse(SILENT_DB);
        var done = length;
        // A model makes words up where there is nothing to hear.
        if (loudest > SILENT_DB) {
            var window = new Window(start, Arrays.copyOf(held, length), endsInPause);
            var complete = writer.applyAsInt(window);
            if (!endsInPause) done = Math.clamp(complete, Math.min(LEAST_PROGRESS, length), length);
        }
        System.arraycopy(held, done, held, 0, filled - done);
        filled -= done;
        start += done;
    }

    /** The level of the quiet place that would begin at each frame, in dBFS; too short a sound is one place. */
    private double[] levels(int length) {
        var frames = Math.max(1, length / FRAME);
        var energies = new double[frames];
        for (int index = 0; index < Math.min(length, frames * FRAME); index++)
            energies[index / FRAME] += (double) held[index] * held[index];
        var levels = new double[Math.max(1, frames - QUIET_FRAMES + 1)];
        var sum = 0.0;
        for (int index = 0; index < frames; index++) {
            sum += energies[index];
            if (index >= QUIET_FRAMES) sum -= energies[index - QUIET_FRAMES];
            var first = Math.max(0, index - QUIET_FRAMES + 1);
            var mean = Math.max(0, sum) / ((double) FRAME * Math.min(index + 1, QUIET_FRAMES));
            levels[Math.min(first, levels.length - 1)] = 10 * Math.log10(Math.max(mean, 1e-12));
        }
        return levels;
    }

    /** The quietest place of the last pause, for longer windows cost less; without a pause, the quietest of all. */
    private static int quietInLastPause(double[] levels, double pause) {
        var first = SHORTEST / FRAME;
        var last = levels.length - 1;
        while (last > first && levels[last] > pause) last--;
        if (levels[last] > pause) return quietest(levels, first, levels.length - 1);
        var begin = last;
        while (begin > first && levels[begin - 1] <= pause) begin--;
        return quietest(levels, begin, last);
    }

    private static int quietest(double[] levels, int first, int last) {
        var best = first;
        for (int index = first; index <= last; index++) if (levels[index] <= levels[best]) best = index;
        return best;
    }

    private static double[] sorted(double[] levels) {
        var sorted = levels.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
