package com.cliply.engine.platform;

/**
 * What a platform's own buttons and texts cover at the edges of a picture of 1080x1920, in its pixels.
 *
 * @param top 0..1919
 * @param bottom 0..1919
 * @param left 0..1079
 * @param right 0..1079
 */
public record SafeArea(int top, int bottom, int left, int right) {
    /** Of the picture that the numbers count in. */
    public static final int WIDTH = 1080;

    /** Of the picture that the numbers count in. */
    public static final int HEIGHT = 1920;

    public SafeArea {
        if (top < 0 || bottom < 0 || left < 0 || right < 0 || top + bottom >= HEIGHT || left + right >= WIDTH)
            throw new IllegalArgumentException("nothing is left of the picture");
    }
}
