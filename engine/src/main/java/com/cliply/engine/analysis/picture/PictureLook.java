package com.cliply.engine.analysis.picture;

import com.cliply.engine.media.MediaScanner;
import java.nio.ByteBuffer;

/**
 * What a small picture looks like: histograms of its luma and its two chroma planes, and the mean luma of 16x9 fields. The
 * distance of two looks is 0 for the same picture and about 0.5 and more for pictures of different places.
 */
final class PictureLook {
    private static final int WIDTH = MediaScanner.PICTURE_SIZE.width();
    private static final int HEIGHT = MediaScanner.PICTURE_SIZE.height();
    private static final int LUMA_BYTES = WIDTH * HEIGHT;
    private static final int CHROMA_BYTES = LUMA_BYTES / 4;
    private static final int LUMA_BINS = 32;
    private static final int CHROMA_BINS = 16;
    private static final int FIELD = 10;
    private static final int COLUMNS = WIDTH / FIELD;
    private static final int ROWS = HEIGHT / FIELD;

    /** Chroma keeps near its middle: its histogram spans only -64..63 around it. */
    private static final int CHROMA_SPAN = 128;

    private static final float FIELDS_WEIGHT = 0.4f;
    private static final float LUMA_WEIGHT = 0.4f;
    private static final float CHROMA_WEIGHT = 0.1f;

    /** Mean difference of fields in luma steps that counts as entirely different. */
    private static final float DIFFERENT_LUMA = 64;

    /** Black with the noise of a cheap camera or of coding is darker than this. */
    private static final float DARKEST = 30;

    private static final float EVEN = 2;

    private final float[] luma;
    private final float[] blue;
    private final float[] red;
    private final float[] fields;

    private PictureLook(float[] luma, float[] blue, float[] red, float[] fields) {
        this.luma = luma;
        this.blue = blue;
        this.red = red;
        this.fields = fields;
    }

    /** @param yuv as {@link com.cliply.engine.media.ScanListener#picture} hands it over */
    static PictureLook of(ByteBuffer yuv) {
        var bytes = new byte[LUMA_BYTES + 2 * CHROMA_BYTES];
        yuv.duplicate().get(bytes, 0, Math.min(bytes.length, yuv.remaining()));
        var luma = new float[LUMA_BINS];
        var fields = new float[COLUMNS * ROWS];
        for (int row = 0; row < HEIGHT; row++) {
            for (int column = 0; column < WIDTH; column++) {
                var value = bytes[row * WIDTH + column] & 0xff;
                luma[value * LUMA_BINS / 256] += 1f / LUMA_BYTES;
                fields[row / FIELD * COLUMNS + column / FIELD] += (float) value / (FIELD * FIELD);
            }
        }
        return new PictureLook(luma, chroma(bytes, LUMA_BYTES), chroma(bytes, LUMA_BYTES + CHROMA_BYTES), fields);
    }

    private static float[] chroma(byte[] bytes, int from) {
        var bins = new float[CHROMA_BINS];
        for (int index = from; index < from + CHROMA_BYTES; index++) {
            var value = (bytes[index] & 0xff) - (256 - CHROMA_SPAN) / 2;
            bins[Math.clamp(value * CHROMA_BINS / CHROMA_SPAN, 0, CHROMA_BINS - 1)] += 1f / CHROMA_BYTES;
        }
        return bins;
    }

    /** 0..1. Half of the histograms' sum of differences, and the difference of fields, weighted. */
    float distance(PictureLook other) {
        var fieldDifference = 0f;
        for (int index = 0; index < fields.length; index++)
            fieldDifference += Math.abs(fields[index] - other.fields[index]);
        return LUMA_WEIGHT * half(luma, other.luma)
                + CHROMA_WEIGHT * (half(blue, other.blue) + half(red, other.red))
                + FIELDS_WEIGHT * Math.min(1, fieldDifference / fields.length / DIFFERENT_LUMA);
    }

    /** Whether there is nothing to see: no contrast, and as dark as black is, in limited (16) and in full range (0) alike. */
    boolean black() {
        var mean = 0f;
        for (var field : fields) mean += field / fields.length;
        var squares = 0f;
        for (var field : fields) squares += (field - mean) * (field - mean) / fields.length;
        return mean < DARKEST && squares < EVEN * EVEN;
    }

    private static float half(float[] one, float[] other) {
        var sum = 0f;
        for (int index = 0; index < one.length; index++) sum += Math.abs(one[index] - other[index]);
        return sum / 2;
    }
}
