package com.cliply.engine.transcribe.whisper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What recognises speech within the child; used by one thread. */
public interface Recognizer {
    /**
     * A piece of what is said.
     *
     * @param startMillis in the sound that was given
     * @param endMillis in the same
     */
    record Piece(int startMillis, int endMillis, String text) {}

    /**
     * Makes ready.
     *
     * @throws LinkageError if the library is not for this machine
     * @throws IOException if the model cannot be read
     */
    void load(Path model, int threads) throws IOException;

    /**
     * Writes down what is said, in order of time.
     *
     * @param samples 16000 a second, one channel
     * @param language as the model calls it, or {@code auto}
     */
    List<Piece> hear(float[] samples, String language) throws IOException;
}
