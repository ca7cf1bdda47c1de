package com.cliply.engine.media;

/** Width and height in pixels, both positive. */
public record FrameSize(int width, int height) {
    public FrameSize {
        if (width <= 0 || height <= 0) throw new IllegalArgumentException(width + "x" + height);
    }

    public FrameSize turned() {
        return new FrameSize(/* width= */ height, /* height= */ width);
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
