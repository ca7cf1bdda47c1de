package com.cliply.engine.media;

import java.util.List;

/** Finds out by a small encode, not by asking, which H.264 encoders work on this machine. */
public interface EncoderTrials {
    /**
     * How one encoder did.
     *
     * @param name FFmpeg's name
     * @param works whether a few frames were encoded
     * @param detail what the encoder said when it does not
     */
    record Trial(String name, boolean works, String detail) {}

    /** Best first; made once for the life of the process. */
    List<Trial> trials();
}
