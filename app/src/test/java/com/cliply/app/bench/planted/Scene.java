package com.cliply.app.bench.planted;

import java.util.SplittableRandom;

/** A place with texture of its own, larger than the picture and the same again beyond its edges. */
final class Scene {
    static final int SIZE = 512;
    private static final int MASK = SIZE - 1;

    private final byte[] luma = new byte[SIZE * SIZE];
    private final int blue;
    private final int red;

    Scene(long seed) {
        var random = new SplittableRandom(seed);
        blue = 128 + random.nextInt(-18, 19);
        red = 128 + random.nextInt(-18, 19);
        var light = new float[SIZE * SIZE];
        var strength = random.nextDouble(26, 40);
        for (int cells = 4; cells <= 128; cells *= 2) {
            octave(light, cells, strength, random);
            strength *= 0.62;
        }
        var middle = random.nextInt(80, 150);
        for (int index = 0; index < light.length; index++)
            luma[index] = (byte) Math.clamp(Math.round(middle + light[index]), 18, 230);
    }

    private static void octave(float[] light, int cells, double strength, SplittableRandom random) {
        var grid = new float[cells * cells];
        for (int index = 0; index < grid.length; index++)
            grid[index] = (float) (strength * (2 * random.nextDouble() - 1));
        var step = SIZE / cells;
        for (int y = 0; y < SIZE; y++) {
            var down = (float) (y % step) / step;
            var row = y / step * cells;
            var below = (y / step + 1) % cells * cells;
            for (int x = 0; x < SIZE; x++) {
                var right = (float) (x % step) / step;
                var left = x / step;
                var next = (left + 1) % cells;
                var above = grid[row + left] * (1 - right) + grid[row + next] * right;
                var under = grid[below + left] * (1 - right) + grid[below + next] * right;
                light[y * SIZE + x] += above * (1 - down) + under * down;
            }
        }
    }

    int luma(int x, int y) {
        return luma[((y & MASK) << 9) | (x & MASK)] & 0xff;
    }

    int blue() {
        return blue;
    }

    int red() {
        return red;
    }
}
