package com.cliply.engine.media;

import java.nio.ByteBuffer;

/** Paints the pictures of made-up media. */
@FunctionalInterface
public interface PicturePainter {
    /** There are no pictures. */
    PicturePainter NONE = (_, _) -> {};

    /**
     * Paints one frame; the canvas holds what an earlier one left.
     *
     * @param frame counted from 0
     */
    void paint(long frame, Canvas canvas);

    /** One 4:2:0 picture in native memory: write plane bytes at {@code row * stride + column}. */
    interface Canvas {
        /** Of the luma plane, even; the other planes are half as wide and high. */
        FrameSize size();

        ByteBuffer y();

        int yStride();

        ByteBuffer u();

        ByteBuffer v();

        int chromaStride();
    }
}
