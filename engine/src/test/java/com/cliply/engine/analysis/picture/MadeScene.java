package com.cliply.engine.analysis.picture;

import java.util.Random;

/**
 * A made-up place in front of a made-up camera: a texture of several scales, a few things that move through it, and grain. All
 * lengths are in pixels of a picture that is 160 wide and 90 high.
 */
final class MadeScene {
    /** What the camera does. */
    enum Camera {
        STILL,
        PAN,
        FAST_PAN,
        WHIP_PAN,
        ZOOM,
        TURN,
        SHAKE,
        BLASTS
    }

    private final long seed;
    private final Camera camera;
    private final double mean;
    private final double range;
    private final double grain;
    private final double cell;
    private final double speedX;
    private final double speedY;
    private final int blue;
    private final int red;
    private final double[] things = new double[3 * 5];

    /**
     * A place that another seed makes another.
     *
     * @param mean luma, and {@code range} how far it goes up and down from it
     * @param grain greatest change of a pixel from picture to picture
     */
    MadeScene(long seed, Camera camera, double mean, double range, double grain) {
        this.seed = seed;
        this.camera = camera;
        this.mean = mean;
        this.range = range;
        this.grain = grain;
        var random = new Random(seed * 7919 + 3);
        cell = 7 + random.nextInt(14);
        var direction = random.nextDouble() * 2 * Math.PI;
        var speed = 15 + 35 * random.nextDouble();
        speedX = speed * Math.cos(direction);
        speedY = speed * Math.sin(direction) / 2;
        blue = 128 + random.nextInt(40) - 20;
        red = 128 + random.nextInt(40) - 20;
        for (int thing = 0; thing < 3; thing++) {
            things[thing * 5] = random.nextDouble() * 160;
            things[thing * 5 + 1] = random.nextDouble() * 90;
            things[thing * 5 + 2] = (random.nextDouble() - 0.5) * 80;
            things[thing * 5 + 3] = (random.nextDouble() - 0.5) * 40;
            things[thing * 5 + 4] = 6 + random.nextDouble() * 12;
        }
    }

    /** An ordinary place in ordinary light. */
    static MadeScene of(long seed, Camera camera) {
        var random = new Random(seed * 31 + 7);
        return new MadeScene(seed, camera, 90 + random.nextInt(60), 45 + random.nextInt(30), 2);
    }

    /** Red minus neutral and blue minus neutral, the same all over. */
    int blue() {
        return blue;
    }

    int red() {
        return red;
    }

    /** Adds the picture, {@code weight} times, at {@code seconds} after the scene's beginning. */
    void add(float[] luma, int width, int height, double seconds, long frame, double weight) {
        var unit = 160.0 / width;
        var random = new Random(seed * 1_000_003 + frame);
        var zoom = 1.0;
        var turn = 0.0;
        var panX = 0.0;
        var panY = 0.0;
        switch (camera) {
            case STILL, BLASTS -> {}
            case PAN -> {
                panX = speedX * seconds;
                panY = speedY * seconds;
            }
            case FAST_PAN -> {
                panX = 4 * speedX * seconds;
                panY = 2 * speedY * seconds;
            }
            case WHIP_PAN -> panX = 150 * Math.floor(seconds) + 150 * smooth(Math.min(1, seconds % 1 * 4));
            case ZOOM -> zoom = Math.pow(1.25, seconds);
            case TURN -> turn = 0.35 * seconds;
            case SHAKE -> {
                panX = 5 * Math.sin(seconds * 17) + 4 * Math.sin(seconds * 31 + 1);
                panY = 4 * Math.sin(seconds * 23) + 3 * Math.sin(seconds * 41 + 2);
            }
        }
        var cos = Math.cos(turn) / zoom;
        var sin = Math.sin(turn) / zoom;
        var blast = camera == Camera.BLASTS ? seconds % 1.5 : -1;
        for (int row = 0; row < height; row++)
            for (int column = 0; column < width; column++) {
                var x = (column + 0.5) * unit - 80;
                var y = (row + 0.5) * unit - 45;
                var value = texture(x * cos - y * sin + panX + 500, x * sin + y * cos + panY + 500);
                for (int thing = 0; thing < 3; thing++) {
                    var dx = x + 80 - Math.floorMod((long) (things[thing * 5] + things[thing * 5 + 2] * seconds), 160);
                    var dy = y
                            + 45
                            - Math.floorMod((long) (things[thing * 5 + 1] + things[thing * 5 + 3] * seconds), 90);
                    if (dx * dx + dy * dy < things[thing * 5 + 4] * things[thing * 5 + 4])
                        value = thing - 1 + 0.3 * Math.sin(dx) * Math.sin(dy);
                }
                if (blast >= 0) {
                    var radius = 90 * Math.sqrt(Math.min(1, blast * 2));
                    var distance = Math.sqrt(x * x + y * y);
                    if (distance < radius)
                        value += 2 * Math.exp(-3 * blast) * (0.6 + 0.4 * texture(x * 3 + 99 * blast, y * 3));
                }
                var grained = mean + range * value + grain * (2 * random.nextFloat() - 1);
                luma[row * width + column] += (float) (weight * Math.clamp(grained, 16, 235));
            }
    }

    private static double smooth(double part) {
        return part * part * (3 - 2 * part);
    }

    private double texture(double x, double y) {
        return 0.6 * noise(x / (3 * cell), y / (3 * cell), 1)
                + 0.4 * noise(x / cell, y / cell, 2)
                + 0.25 * noise(x / cell * 2.3, y / cell * 2.3, 3);
    }

    /** Value noise, -1..1. */
    private double noise(double x, double y, int layer) {
        var column = (long) Math.floor(x);
        var row = (long) Math.floor(y);
        var right = smooth(x - column);
        var down = smooth(y - row);
        var top = corner(column, row, layer) * (1 - right) + corner(column + 1, row, layer) * right;
        var bottom = corner(column, row + 1, layer) * (1 - right) + corner(column + 1, row + 1, layer) * right;
        return top * (1 - down) + bottom * down;
    }

    private double corner(long column, long row, int layer) {
        var mixed = seed * 0x9E3779B97F4A7C15L
                + column * 0xC2B2AE3D27D4EB4FL
                + row * 0x165667B19E3779F9L
                + layer * 0x27D4EB2F165667C5L;
        mixed = (mixed ^ mixed >>> 31) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 29) * 0x94D049BB133111EBL;
        return ((mixed ^ mixed >>> 32) & 0xffff) / 32767.5 - 1;
    }
}
