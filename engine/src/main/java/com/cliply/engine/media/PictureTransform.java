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

    /** What is cut out, in pixels of the picture as it is stored, given its size; never beyond it. */
    public Cut storedCut(int width, int height) {
        var sideways = orientation.sideways();
        var turnedWidth = sideways ? height : width;
        var turnedHeight = sideways ? width : height;
        var x = cut.x();
        var y = cut.y();
        // Turned back: the corner of the cut that was the upper left one in the stored picture.
        var stored = switch (orientation.quarterTurns()) {
            case 1 -> new Cut(y, turnedWidth - x - cut.width(), cut.height(), cut.width());
            case 2 ->
                new Cut(turnedWidth - x - cut.width(), turnedHeight - y - cut.height(), cut.width(), cut.height());
            case 3 -> new Cut(turnedHeight - y - cut.height(), x, cut.height(), cut.width());
            default -> cut;
        };
        var left = orientation.mirrored() ? width - stored.x() - stored.width() : stored.x();
        var inX = Math.clamp(left, 0, width - 1);
        var inY = Math.clamp(stored.y(), 0, height - 1);
        return new Cut(
                inX, inY, Math.clamp(stored.width(), 1, width - inX), Math.clamp(stored.height(), 1, height - inY));
    }

    public boolean fillsCanvas() {
        return scaled.equals(canvas);
    }
}
