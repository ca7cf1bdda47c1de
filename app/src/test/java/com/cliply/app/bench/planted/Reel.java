package com.cliply.app.bench.planted;

import com.cliply.engine.media.PicturePainter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Paints shots of textured places with figures in them, under a little grain. */
final class Reel implements PicturePainter {
    static final int RATE = 25;
    private static final int FLASH_FRAMES = 2;
    private static final int GRAIN = 1 << 16;

    private final List<Shot> shots;
    private final List<Double> flashes;
    private final long seed;
    private final Map<Integer, Scene> scenes = new HashMap<>();
    private final byte[] grain = new byte[GRAIN];

    Reel(List<Shot> shots, List<Double> flashes, long seed) {
        this.shots = List.copyOf(shots);
        this.flashes = List.copyOf(flashes);
        this.seed = seed;
        var random = new SplittableRandom(seed);
        for (int index = 0; index < GRAIN; index++) grain[index] = (byte) Math.round(1.2 * random.nextGaussian());
    }

    /** The first frame of a shot. */
    static long frameOf(double seconds) {
        return Math.round(seconds * RATE);
    }

    @Override
    public void paint(long frame, Canvas canvas) {
        var number = 0;
        while (number + 1 < shots.size() && frameOf(shots.get(number + 1).start()) <= frame) number++;
        var shot = shots.get(number);
        var scene = scenes.computeIfAbsent(shot.scene(), place -> new Scene(seed * 1_000 + place));
        var random = new SplittableRandom(seed * 31 + number);
        var camera = new Path(shot.motion(), 1, random);
        var figures = new Path[] {
            new Path(shot.motion(), 1.6, random),
            new Path(shot.motion(), 2.2, random),
            new Path(shot.motion(), 1.3, random)
        };
        var time = frame / (double) RATE - shot.start();
        var white =
                flashes.stream().anyMatch(flash -> frame >= frameOf(flash) && frame < frameOf(flash) + FLASH_FRAMES);
        luma(canvas, scene, camera, figures, time, shot.motion() == Motion.SLIDE ? -1 : frame, white);
        fill(canvas.u(), canvas, white ? 128 : scene.blue());
        fill(canvas.v(), canvas, white ? 128 : scene.red());
    }

    private void luma(Canvas canvas, Scene scene, Path camera, Path[] figures, double time, long frame, boolean white) {
        var width = canvas.size().width();
        var height = canvas.size().height();
        var row = new byte[width];
        var plane = canvas.y();
        var left = camera.x(time);
        var top = camera.y(time);
        for (int y = 0; y < height; y++) {
            var at = frame < 0 ? 0 : (int) ((frame * 7_919 + y * 613L) & (GRAIN - 1));
            for (int x = 0; x < width; x++) {
                var value = white ? 235 : scene.luma(x + left, y + top);
                if (frame >= 0) value += grain[(at + x) & (GRAIN - 1)];
                row[x] = (byte) Math.clamp(value, 0, 255);
            }
            if (!white)
                for (int figure = 0; figure < figures.length; figure++)
                    figure(row, y, figure, figures[figure], time, canvas, scene);
            plane.put(y * canvas.yStride(), row);
        }
    }

    /** A round patch of another part of the texture, that has a will of its own. */
    private static void figure(
            byte[] row, int y, int number, Path path, double time, PicturePainter.Canvas canvas, Scene scene) {
        var width = canvas.size().width();
        var height = canvas.size().height();
        var size = height / 5 + number * 9;
        var middleX = Math.floorMod(path.x(time) + width * (number + 1) / 4, width);
        var middleY = Math.floorMod(path.y(time) / 2 + height / 2 + number * 20, height);
        var across = size * size - (y - middleY) * (y - middleY);
        if (across <= 0) return;
        var half = (int) Math.sqrt(across);
        for (int x = Math.max(0, middleX - half); x < Math.min(width, middleX + half); x++)
            row[x] = (byte) Math.clamp(
                    scene.luma(300 + 90 * number + x - middleX, 300 + y - middleY) + 25 - 20 * number, 16, 235);
    }

    private static void fill(ByteBuffer plane, PicturePainter.Canvas canvas, int value) {
        var row = new byte[canvas.size().width() / 2];
        Arrays.fill(row, (byte) value);
        for (int y = 0; y < canvas.size().height() / 2; y++) plane.put(y * canvas.chromaStride(), row);
    }

    /** Where something is in the course of a shot. */
    private static final class Path {
        private final double reach;
        private final double[] turns = new double[4];
        private final double[] phases = new double[4];
        private final double along;
        private final double offset;

        Path(Motion motion, double more, SplittableRandom random) {
            var lively = motion == Motion.ACTION ? random.nextDouble(0.45, 1) : 1;
            reach = more
                    * lively
                    * switch (motion) {
                        case SLIDE -> 0;
                        case CALM -> 2;
                        case STEADY -> 9;
                        case ACTION -> 70;
                    };
            along = switch (motion) {
                case SLIDE, CALM -> 0;
                case STEADY -> random.nextDouble(-35, 35);
                case ACTION -> lively * random.nextDouble(-160, 160);
            };
            var quick = motion == Motion.ACTION ? 0.9 : 0.25;
            for (int index = 0; index < turns.length; index++) {
                turns[index] = random.nextDouble(0.5, 1.5) * quick * 2 * Math.PI;
                phases[index] = random.nextDouble(0, 2 * Math.PI);
            }
            offset = random.nextInt(Scene.SIZE);
        }

        int x(double time) {
            return (int) Math.round(offset
                    + along * time
                    + reach
                            * (Math.sin(turns[0] * time + phases[0])
                                    + 0.5 * Math.sin(2.3 * turns[1] * time + phases[1])));
        }

        int y(double time) {
            return (int) Math.round(offset / 2
                    + reach
                            * 0.6
                            * (Math.sin(turns[2] * time + phases[2])
                                    + 0.5 * Math.sin(1.9 * turns[3] * time + phases[3])));
        }
    }
}
