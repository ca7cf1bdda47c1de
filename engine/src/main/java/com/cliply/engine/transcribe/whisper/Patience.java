package com.cliply.engine.transcribe.whisper;

import java.time.Duration;

/**
 * How long may pass without an answer before a process is taken for hanging. A slow machine with the largest model needs about
 * twenty times the playing time; whoever needs three times as much again will not be waited for anyway. A short window takes
 * the model as long as one of half a minute, and the child lets all others on the machine go first: ten minutes at least.
 *
 * @param starting until the process is there and its libraries are loaded
 * @param megabytesPerSecond how slowly a model may be read
 * @param least for any answer
 * @param timesRealTime for an answer, as a multiple of the sound that it is about
 */
public record Patience(Duration starting, int megabytesPerSecond, Duration least, int timesRealTime) {
    public static final Patience USUAL = new Patience(Duration.ofMinutes(2), 5, Duration.ofMinutes(10), 60);

    Duration forModel(long bytes) {
        return starting.plus(least).plusSeconds(bytes / (megabytesPerSecond * 1_000_000L));
    }

    Duration forSound(Duration sound) {
        var real = sound.multipliedBy(timesRealTime);
        return real.compareTo(least) > 0 ? real : least;
    }
}
