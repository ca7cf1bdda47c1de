package com.cliply.engine.media;

/** Gives the sound of made-up media, the same on both channels. */
@FunctionalInterface
public interface SoundPainter {
    int SAMPLE_RATE = 48_000;

    /** There is no sound. */
    SoundPainter NONE = _ -> 0;

    /** The sample's value in -1..1; asked in order, once each. */
    float sample(long index);
}
