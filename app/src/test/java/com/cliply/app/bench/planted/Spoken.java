package com.cliply.app.bench.planted;

import java.util.List;

/** What was said, as sound at the usual level, and when each word begins and ends in it. */
final class Spoken {
    private final float[] sound;
    private final List<SpokenWord> words;

    /** In seconds from the start of what is said. */
    record SpokenWord(String text, double start, double end) {}

    Spoken(float[] sound, List<SpokenWord> words) {
        this.sound = sound;
        this.words = List.copyOf(words);
    }

    float[] sound() {
        return sound;
    }

    List<SpokenWord> words() {
        return words;
    }

    double seconds() {
        return (double) sound.length / Sound.RATE;
    }
}
