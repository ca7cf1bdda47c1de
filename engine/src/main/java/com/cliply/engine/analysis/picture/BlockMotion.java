package com.cliply.engine.analysis.picture;

import static com.cliply.engine.analysis.picture.FrameLook.BLOCKS;
import static com.cliply.engine.analysis.picture.FrameLook.BLOCKS_WIDE;
import static com.cliply.engine.analysis.picture.FrameLook.BLOCK_HEIGHT;
import static com.cliply.engine.analysis.picture.FrameLook.BLOCK_WIDTH;
import static com.cliply.engine.analysis.picture.FrameLook.COLUMNS;
import static com.cliply.engine.analysis.picture.FrameLook.HALF_HEIGHT;
import static com.cliply.engine.analysis.picture.FrameLook.HALF_WIDTH;
import static com.cliply.engine.analysis.picture.FrameLook.ROWS;

import java.util.Arrays;

/**
 * Explains a picture by another one, as a video encoder does: each block is looked for in the other picture, first where the
 * whole picture seems to have moved, where the block moved last time, and where its neighbours moved. What no motion explains
 * is new. Remembers the last motion; used by one thread.
 */
final class BlockMotion {
    /** Differences below this, in luma steps, are grain and coding. */
    private static final int GRAIN = 2;

    /** A block this close, in luma steps a pixel, needs no further search. */
    private static final int CLOSE = 3;

    /** A step of the whole picture's light of up to so many luma steps is not looked at. */
    private static final float MOST_LIGHT = 3;

    /** Half of the blocks differ by no more than this in such a step; by twice as much in a fade. */
    private static final float EVEN_LIGHT = 1;

    /** A block that keeps this part of what is in it unexplained is strange to the other picture. */
    private static final float STRANGE = 0.25f;

    /** More than this is no grain, in luma steps at half the size ... */
    private static final float MOST_GRAIN = 6;

    /** ... nor more than this part of what a picture has in it ... */
    private static final float GRAIN_SHARE = 0.35f;

    /** ... and how quickly it is believed to have grown, a picture. */
    private static final float GRAIN_RISE = 0.1f;

    /** From here on what was found may be as wrong as right: the next search begins afresh. */
    private static final float NEW = 0.3f;

    private static final int PIXELS = BLOCK_HEIGHT * BLOCK_WIDTH;

    /** How far the whole picture may have moved, in fields of five pixels: a third of its width. */
    private static final int REACH_X = 11;

    private static final int REACH_Y = 6;
    private static final int FINE = 2;
    private static final int TRIED_BLOCKS = 7;

    private final int[] lastX = new int[BLOCKS];
    private final int[] lastY = new int[BLOCKS];
    private final int[] bestX = new int[BLOCKS];
    private final int[] bestY = new int[BLOCKS];
    private final int[] best = new int[BLOCKS];
    /** What a block may differ by without a search: what was left of it last time, as grain stays. */
    private final int[] enough = new int[BLOCKS];

    private float grain;
    private float strange;
    private int shiftX;
    private int shiftY;
    private int coarseX;
    private int coarseY;

    /**
     * The part of {@code now} that nothing in {@code before} explains: 0 for the same picture, moved or not, about 0.6 and more for
     * pictures that have nothing to do with each other.
     */
    float unexplained(FrameLook before, FrameLook now) {
        for (int block = 0; block < BLOCKS; block++) {
            bestX[block] = 0;
            bestY[block] = 0;
            best[block] = difference(before.half, now.half, block, 0, 0, Integer.MAX_VALUE);
            if (best[block] > enough[block]) attempt(before, now, block, lastX[block], lastY[block]);
        }
        if (allClose()) {
            shiftX = 0;
            shiftY = 0;
        } else {
            search(before, now);
        }
        System.arraycopy(bestX, 0, lastX, 0, BLOCKS);
        System.arraycopy(bestY, 0, lastY, 0, BLOCKS);
        var left = 0f;
        var whole = 0f;
        var elsewhere = 0f;
        var light = evenLight(before, now);
        for (int block = 0; block < BLOCKS; block++) {
            var rest = Math.max(0, (float) best[block] / PIXELS - grain - light);
            var whatThereIs = Math.max(now.blockSpreads[block], before.blockSpreads[block])
                    + Math.abs(now.blockMeans[block] - before.blockMeans[block]) / 2
                    + GRAIN;
            left += rest;
            whole += whatThereIs;
            if (rest > STRANGE * whatThereIs) elsewhere += whatThereIs;
        }
        var unexplained = left / whole;
        strange = elsewhere / whole;
        followGrain(now);
        for (int block = 0; block < BLOCKS; block++)
            enough[block] = unexplained > NEW ? CLOSE * PIXELS : Math.max(CLOSE * PIXELS, best[block] * 5 / 4);
        return unexplained;
    }

    /** Which part of the last picture lies in blocks that are mostly unexplained, 0..1. */
    float strange() {
        return strange;
    }

    /** How far the whole picture moved to the right, in pixels of a picture 80 wide, as last found. */
    int shiftX() {
        return shiftX;
    }

    /** How far it moved down, in pixels of a picture 45 high. */
    int shiftY() {
        return shiftY;
    }

    /** What is left of the best explained fifth of the blocks is grain, as far as any picture lately showed so little. */
    private void followGrain(FrameLook now) {
        var sorted = best.clone();
        Arrays.sort(sorted);
        var spread = 0f;
        for (var one : now.blockSpreads) spread += one / BLOCKS;
        var seen = Math.min(Math.min(MOST_GRAIN, GRAIN_SHARE * spread), (float) sorted[BLOCKS / 5] / PIXELS);
        grain = seen < grain ? seen : grain + GRAIN_RISE * (seen - grain);
    }

    /** How far the whole picture became brighter or darker alike: a camera that opens its iris a little shows nothing new. */
    private static float evenLight(FrameLook before, FrameLook now) {
        var steps = new float[BLOCKS];
        for (int block = 0; block < BLOCKS; block++) steps[block] = now.blockMeans[block] - before.blockMeans[block];
        Arrays.sort(steps);
        var spread = steps[BLOCKS * 3 / 4] - steps[BLOCKS / 4];
        var even = Math.clamp(2 - spread / EVEN_LIGHT, 0, 1);
        return even * Math.min(MOST_LIGHT, Math.abs(steps[BLOCKS / 2]));
    }

    private boolean allClose() {
        for (int block = 0; block < BLOCKS; block++) if (best[block] > enough[block]) return false;
        return true;
    }

    private void search(FrameLook before, FrameLook now) {
        findShift(before, now);
        for (int block = 0; block < BLOCKS; block++) {
            if (best[block] <= enough[block]) continue;
            attempt(before, now, block, -shiftX, -shiftY);
            if (block % BLOCKS_WIDE > 0) attempt(before, now, block, bestX[block - 1], bestY[block - 1]);
            if (block >= BLOCKS_WIDE)
                attempt(before, now, block, bestX[block - BLOCKS_WIDE], bestY[block - BLOCKS_WIDE]);
            for (int step = 2; step > 0 && best[block] > enough[block]; step /= 2) around(before, now, block, step);
        }
    }

    private void around(FrameLook before, FrameLook now, int block, int step) {
        var middleX = bestX[block];
        var middleY = bestY[block];
        for (int y = -step; y <= step; y += step)
            for (int x = -step; x <= step; x += step)
                if (x != 0 || y != 0) attempt(before, now, block, middleX + x, middleY + y);
    }

    private void attempt(FrameLook before, FrameLook now, int block, int x, int y) {
        var left = block % BLOCKS_WIDE * BLOCK_WIDTH + x;
        var top = block / BLOCKS_WIDE * BLOCK_HEIGHT + y;
        if (left < 0 || top < 0 || left + BLOCK_WIDTH > HALF_WIDTH || top + BLOCK_HEIGHT > HALF_HEIGHT) return;
        var difference = difference(before.half, now.half, block, x, y, best[block]);
        if (difference >= best[block]) return;
        best[block] = difference;
        bestX[block] = x;
        bestY[block] = y;
    }

    /** The whole picture's motion: roughly by its fields, then to the pixel by a few blocks. */
    void findShift(FrameLook before, FrameLook now) {
        findCoarseShift(before, now);
        var least = Long.MAX_VALUE;
        var wasX = shiftX;
        var wasY = shiftY;
        for (int y = -FINE; y <= FINE; y++)
            for (int x = -FINE; x <= FINE; x++) {
                var sum = sampled(before, now, coarseX + x, coarseY + y);
                if (sum < least) {
                    least = sum;
                    shiftX = coarseX + x;
                    shiftY = coarseY + y;
                }
            }
        for (int y = -1; y <= 1; y++)
            for (int x = -1; x <= 1; x++) {
                var sum = sampled(before, now, wasX + x, wasY + y);
                if (sum < least) {
                    least = sum;
                    shiftX = wasX + x;
                    shiftY = wasY + y;
                }
            }
    }

    /** The mean difference of every few blocks whose place in the other picture exists, were all moved so far. */
    private static long sampled(FrameLook before, FrameLook now, int x, int y) {
        var sum = 0L;
        var count = 0;
        for (int block = TRIED_BLOCKS / 2; block < BLOCKS; block += TRIED_BLOCKS) {
            var left = block % BLOCKS_WIDE * BLOCK_WIDTH - x;
            var top = block / BLOCKS_WIDE * BLOCK_HEIGHT - y;
            if (left < 0 || top < 0 || left + BLOCK_WIDTH > HALF_WIDTH || top + BLOCK_HEIGHT > HALF_HEIGHT) continue;
            sum += difference(before.half, now.half, block, -x, -y, Integer.MAX_VALUE);
            count++;
        }
        return count < 3 ? Long.MAX_VALUE : sum / count;
    }

    private void findCoarseShift(FrameLook before, FrameLook now) {
        var least = Float.MAX_VALUE;
        for (int y = -REACH_Y; y <= REACH_Y; y++)
            for (int x = -REACH_X; x <= REACH_X; x++) {
                var difference = shifted(before.fields, now.fields, x, y);
                if (difference < least) {
                    least = difference;
                    coarseX = x * FrameLook.FIELD / 2;
                    coarseY = y * FrameLook.FIELD / 2;
                }
            }
    }

    private static float shifted(float[] before, float[] now, int x, int y) {
        var fromColumn = Math.max(0, x);
        var toColumn = COLUMNS + Math.min(0, x);
        var fromRow = Math.max(0, y);
        var toRow = ROWS + Math.min(0, y);
        var sum = 0f;
        for (int row = fromRow; row < toRow; row++) {
            var at = row * COLUMNS;
            var from = (row - y) * COLUMNS - x;
            for (int column = fromColumn; column < toColumn; column++)
                sum += Math.abs(now[at + column] - before[from + column]);
        }
        return sum / ((toColumn - fromColumn) * (toRow - fromRow));
    }

    private static int difference(short[] before, short[] now, int block, int x, int y, int enough) {
        var at = block / BLOCKS_WIDE * BLOCK_HEIGHT * HALF_WIDTH + block % BLOCKS_WIDE * BLOCK_WIDTH;
        var from = at + y * HALF_WIDTH + x;
        var sum = 0;
        for (int row = 0; row < BLOCK_HEIGHT; row++, at += HALF_WIDTH, from += HALF_WIDTH) {
            for (int column = 0; column < BLOCK_WIDTH; column++)
                sum += Math.abs(now[at + column] - before[from + column]);
            if (sum >= enough) return sum;
        }
        return sum;
    }
}
