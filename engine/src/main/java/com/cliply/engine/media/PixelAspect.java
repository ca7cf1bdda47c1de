package com.cliply.engine.media;

/** How wide a pixel is for its height, as a fraction; 1/1 is square. */
public record PixelAspect(int numerator, int denominator) {
    public static final PixelAspect SQUARE = new PixelAspect(1, 1);

    public PixelAspect {
        if (numerator <= 0 || denominator <= 0) throw new IllegalArgumentException(numerator + ":" + denominator);
    }

    public PixelAspect turned() {
        return new PixelAspect(/* numerator= */ denominator, /* denominator= */ numerator);
    }

    @Override
    public String toString() {
        return numerator + ":" + denominator;
    }
}
