package com.cliply.engine.transcribe.whisper;

import com.cliply.engine.media.MediaScanner;
import java.time.Duration;

/** A stretch of sound that is written down at once; not a record, because samples can change. */
final class Window {
    private final long start;
    private final float[] samples;
    private final boolean endsInPause;

    /**
     * Keeps the samples as they are.
     *
     * @param start how many samples come before it
     * @param endsInPause whether nobody speaks where it ends, so that its last word is whole
     */
    Window(long start, float[] samples, boolean endsInPause) {
        this.start = start;
        this.samples = samples;
        this.endsInPause = endsInPause;
    }

    float[] samples() {
        return samples;
    }

    boolean endsInPause() {
        return endsInPause;
    }

    Duration length() {
        return Duration.ofMillis(samples.length * 1_000L / MediaScanner.SOUND_RATE);
    }

    /** The time in the media, in microseconds, that lies so far within this window. */
    long micros(int millis) {
        var sample = start + Math.min((long) millis * MediaScanner.SOUND_RATE / 1_000, samples.length);
        return sample * 1_000_000L / MediaScanner.SOUND_RATE;
    }
}
