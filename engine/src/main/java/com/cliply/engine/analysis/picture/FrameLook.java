package com.cliply.engine.analysis.picture;

import com.cliply.engine.media.MediaScanner;
import com.cliply.engine.time.MediaTime;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A small picture as the detector of shots keeps it: its luma in full, means of fields of 5x5 pixels, and how lively each block
 * is. Once measured it is only read.
 */
final class FrameLook {
    static final int WIDTH = MediaScanner.PICTURE_SIZE.width();
    static final int HEIGHT = MediaScanner.PICTURE_SIZE.height();
    static final int FIELD = 5;
    static final int COLUMNS = WIDTH / FIELD;
    static final int ROWS = HEIGHT / FIELD;
    static final int FIELDS = COLUMNS * ROWS;

    /** Motion is looked for in a picture of half the size, where grain is half as strong, in blocks of this size. */
    static final int HALF_WIDTH = WIDTH / 2;

    static final int HALF_HEIGHT = HEIGHT / 2;
    static final int BLOCK_WIDTH = 8;
    static final int BLOCK_HEIGHT = 9;
    static final int BLOCKS_WIDE = HALF_WIDTH / BLOCK_WIDTH;
    static final int BLOCKS_HIGH = HALF_HEIGHT / BLOCK_HEIGHT;
    static final int BLOCKS = BLOCKS_WIDE * BLOCKS_HIGH;

    private static final int REGIONS_WIDE = 4;
    private static final int REGIONS_HIGH = 3;
    static final int REGIONS = REGIONS_WIDE * REGIONS_HIGH;
    private static final int REGION_COLUMNS = COLUMNS / REGIONS_WIDE;
    private static final int REGION_ROWS = ROWS / REGIONS_HIGH;

    static final int BINS = 32;
    private static final int LUMA = WIDTH * HEIGHT;
    private static final int CHROMA_WIDTH = WIDTH / 2;
    private static final int CHROMA = LUMA / 4;
    private static final int TINT_COLUMNS = CHROMA_WIDTH / FIELD;
    private static final int TINTS = TINT_COLUMNS * (HEIGHT / 2 / FIELD);

    final MediaTime time;
    /** Luma at half the size, 0..255. */
    final short[] half = new short[HALF_WIDTH * HALF_HEIGHT];
    /** Mean luma of 32x18 fields. */
    final float[] fields = new float[FIELDS];
    /** Mean U, then mean V, of 16x9 fields. */
    final float[] tints = new float[2 * TINTS];
    /** Share of pixels in each 32nd of the luma range. */
    final float[] histogram = new float[BINS];
    /** Mean luma of each block. */
    final float[] blockMeans = new float[BLOCKS];
    /** Mean distance from that. */
    final float[] blockSpreads = new float[BLOCKS];
    /** Mean luma. */
    final float mean;
    /** Deviation of the fields from it. */
    final float contrast;
    /** The same of all but the tenth that deviates most: of an even picture almost none, whatever its grain or watermark. */
    final float bulk;
    /** Mean square of the steps between neighbouring fields, in each of 4x3 regions. */
    final float[] detail = new float[REGIONS];

    /** @param yuv as {@link com.cliply.engine.media.ScanListener#picture} hands it over */
    FrameLook(MediaTime time, ByteBuffer yuv) {
        this.time = time;
        var from = yuv.duplicate();
        var luma = new byte[LUMA];
        from.get(luma, 0, Math.min(LUMA, from.remaining()));
        var chroma = new byte[2 * CHROMA];
        from.get(chroma, 0, Math.min(chroma.length, from.remaining()));
        measureFields(luma);
        measureHalf(luma);
        measureTints(chroma);
        measureBlocks();
        var sum = 0f;
        for (var field : fields) sum += field;
        mean = sum / FIELDS;
        var squares = 0f;
        for (var field : fields) squares += (field - mean) * (field - mean);
        contrast = (float) Math.sqrt(squares / FIELDS);
        bulk = deviationOfMost();
        measureDetail();
    }

    private void measureFields(byte[] luma) {
        var counts = new int[256];
        var sums = new int[FIELDS];
        for (int row = 0; row < HEIGHT; row++) {
            var to = row / FIELD * COLUMNS;
            var at = row * WIDTH;
            for (int column = 0; column < COLUMNS; column++, at += FIELD) {
                var sum = 0;
                for (int index = at; index < at + FIELD; index++) {
                    var value = luma[index] & 0xff;
                    counts[value]++;
                    sum += value;
                }
                sums[to + column] += sum;
            }
        }
        for (int field = 0; field < FIELDS; field++) fields[field] = (float) sums[field] / (FIELD * FIELD);
        for (int value = 0; value < 256; value++) histogram[value * BINS / 256] += (float) counts[value] / LUMA;
    }

    private void measureHalf(byte[] luma) {
        for (int row = 0, to = 0; row < HALF_HEIGHT; row++) {
            var at = 2 * row * WIDTH;
            for (int column = 0; column < HALF_WIDTH; column++, at += 2)
                half[to++] = (short) (((luma[at] & 0xff)
                                + (luma[at + 1] & 0xff)
                                + (luma[at + WIDTH] & 0xff)
                                + (luma[at + WIDTH + 1] & 0xff)
                                + 2)
                        >> 2);
        }
    }

    private void measureTints(byte[] chroma) {
        for (int index = 0; index < chroma.length; index++) {
            var plane = index / CHROMA;
            var row = index % CHROMA / CHROMA_WIDTH;
            var column = index % CHROMA_WIDTH;
            tints[plane * TINTS + row / FIELD * TINT_COLUMNS + column / FIELD] +=
                    (float) (chroma[index] & 0xff) / (FIELD * FIELD);
        }
    }

    private void measureBlocks() {
        for (int block = 0; block < BLOCKS; block++) {
            var at = block / BLOCKS_WIDE * BLOCK_HEIGHT * HALF_WIDTH + block % BLOCKS_WIDE * BLOCK_WIDTH;
            var sum = 0;
            for (int row = 0; row < BLOCK_HEIGHT; row++)
                for (int column = 0; column < BLOCK_WIDTH; column++) sum += half[at + row * HALF_WIDTH + column];
            var middle = Math.round((float) sum / (BLOCK_WIDTH * BLOCK_HEIGHT));
            var distances = 0;
            for (int row = 0; row < BLOCK_HEIGHT; row++)
                for (int column = 0; column < BLOCK_WIDTH; column++)
                    distances += Math.abs(half[at + row * HALF_WIDTH + column] - middle);
            blockMeans[block] = (float) sum / (BLOCK_WIDTH * BLOCK_HEIGHT);
            blockSpreads[block] = (float) distances / (BLOCK_WIDTH * BLOCK_HEIGHT);
        }
    }

    private float deviationOfMost() {
        var sorted = fields.clone();
        Arrays.sort(sorted);
        var middle = sorted[FIELDS / 2];
        for (int field = 0; field < FIELDS; field++) sorted[field] = Math.abs(fields[field] - middle);
        Arrays.sort(sorted);
        var kept = FIELDS * 9 / 10;
        var squares = 0f;
        for (int field = 0; field < kept; field++) squares += sorted[field] * sorted[field];
        return (float) Math.sqrt(squares / kept);
    }

    private void measureDetail() {
        for (int row = 0; row < ROWS; row++)
            for (int column = 0; column < COLUMNS; column++) {
                var at = row * COLUMNS + column;
                var region = row / REGION_ROWS * REGIONS_WIDE + column / REGION_COLUMNS;
                var across = column + 1 < COLUMNS ? fields[at + 1] - fields[at] : 0;
                var down = row + 1 < ROWS ? fields[at + COLUMNS] - fields[at] : 0;
                detail[region] += (across * across + down * down) / (REGION_ROWS * REGION_COLUMNS);
            }
    }

    /** Half of the sum of the histograms' differences, 0..1: how differently bright, wherever in the picture. */
    float otherLight(FrameLook other) {
        var sum = 0f;
        for (int bin = 0; bin < BINS; bin++) sum += Math.abs(histogram[bin] - other.histogram[bin]);
        return sum / 2;
    }

    /** Mean difference of the tints in steps of 256. */
    float otherTint(FrameLook other) {
        var sum = 0f;
        for (int index = 0; index < tints.length; index++) sum += Math.abs(tints[index] - other.tints[index]);
        return sum / tints.length;
    }
}
