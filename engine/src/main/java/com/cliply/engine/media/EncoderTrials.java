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

    /** Whether an encoder works on a graphics or video chip; the others work on the processor alone, on every machine. */
    static boolean onChip(String encoder) {
        return encoder.startsWith("h264_");
    }

    /** Best first; made once for the life of the process. */
    List<Trial> trials();
}
