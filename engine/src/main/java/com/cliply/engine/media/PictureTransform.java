package com.cliply.engine.media;

/**
 * From a stored picture to the picture of the output: turn upright, cut out, scale, and lay upon a canvas.
 *
 * @param cut in pixels of the turned picture, even numbers
 * @param scaled the size of what was cut out once it is scaled, within the canvas, even numbers
 * @param canvas the size of the output, even numbers
 * @param blurredBackground whether the canvas around a smaller picture shows a blurred copy of it; else it is black
 */
public record PictureTransform(
        Orientation orientation, Cut cut, FrameSize scaled, FrameSize canvas, boolean blurredBackground) {
    /** A rectangle with its upper left corner. */
    public record Cut(int x, int y, int width, int height) {}

    public boolean fillsCanvas() {
        return scaled.equals(canvas);
    }
}
