package com.cliply.engine.media;

/** Makes speech small enough to be sent somewhere. */
public interface SpeechEncoder {
    /** What its sound takes, in bits a second: more than speech needs to be understood word by word. */
    int BIT_RATE = 32_000;

    /** What its files are, as HTTP calls it. */
    String TYPE = "audio/ogg";

    /** The usual ending of the name of such a file. */
    String ENDING = "ogg";

    /**
     * Mono sound as a whole Opus file in an Ogg container, which plays as long as the sound is.
     *
     * @param samples of {@link MediaScanner#SOUND_RATE} a second
     * @param count how many of them, at least one
     * @throws com.cliply.engine.error.MediaException if the encoder fails
     */
    byte[] encode(short[] samples, int count);
}
