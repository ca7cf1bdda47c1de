package com.cliply.engine.demo;

import com.cliply.engine.media.PicturePainter;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * A stage with a speaker, seen from five sides: each scene has its own light and place; the speaker sways with the voice, and
 * more so before applause, when lights cross the stage.
 */
final class DemoPictures implements PicturePainter {
    /** A cut every so many frames; scenes return in turn. */
    private static final int SCENE_FRAMES = 30 * 9;

    private static final int[][] SCENES = {
        // luma of the back wall, U, V of its light; where the speaker stands, in thousandths of the width; size
        // likewise
        {52, 142, 116, 500, 300},
        {44, 120, 146, 455, 430},
        {60, 150, 128, 540, 360},
        {40, 132, 108, 480, 520},
        {56, 116, 132, 525, 320},
    };

    /** Half as wide as the light that crosses the stage, in pixels. */
    private static final int BEAM = 135;

    private static final int SKIN_Y = 168;
    private static final int SUIT_Y = 30;

    @Override
    public void paint(long frame, Canvas canvas) {
        var number = (int) (frame / SCENE_FRAMES % SCENES.length);
        var scene = SCENES[number];
        var micros = frame * 1_000_000L / 30;
        var excitement = DemoSound.excitement(micros);
        var applause = DemoVideo.APPLAUSE.stream()
                .anyMatch(burst ->
                        burst.start().micros() <= micros && micros < burst.end().micros());
        var sway = Math.sin(frame * 0.06) * (4 + 60 * excitement) + Math.sin(frame * 0.23) * 30 * excitement;
        wall(frame, canvas, number, excitement, applause);
        speaker(canvas, scene, (int) sway, applause ? (int) (18 * Math.abs(Math.sin(frame * 0.35))) : 0);
    }

    /** The wall of a scene, painted once; applause brightens it. */
    private final Map<Integer, byte[]> walls = new HashMap<>();

    private void wall(long frame, Canvas canvas, int number, double excitement, boolean applause) {
        var width = canvas.size().width();
        var height = canvas.size().height();
        var glow = applause ? 26 : 0;
        var wall = walls.computeIfAbsent(number * 100 + glow, _ -> painted(canvas, SCENES[number][0] + glow));
        var beam = (int) (frame * (4 + 30 * excitement)) % (width * 2);
        var luma = canvas.y();
        for (int y = 0; y < height; y++) {
            var row = y * canvas.yStride();
            luma.put(row, wall, y * width, width);
            var middle = beam - y / 2;
            for (int x = Math.max(0, middle - BEAM); x < Math.min(width, middle + BEAM); x++) {
                var light = (BEAM - Math.abs(x - middle)) / 3;
                luma.put(row + x, (byte) Math.min(235, (wall[y * width + x] & 0xff) + light));
            }
        }
        fillChroma(canvas, 0, 0, width / 2, height / 2, SCENES[number][1] - glow / 4, SCENES[number][2] + glow / 3);
    }

    private static byte[] painted(Canvas canvas, int light) {
        var width = canvas.size().width();
        var height = canvas.size().height();
        var wall = new byte[width * height];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) {
                var floor = y > height * 3 / 4 ? 14 + (x / 40 + y / 20) % 2 * 3 : 0;
                var vignette = Math.abs(x - width / 2) * 22 / width;
                wall[y * width + x] = (byte) Math.clamp(light + y * 34 / height - vignette + floor, 16, 235);
            }
        return wall;
    }

    private static void speaker(Canvas canvas, int[] scene, int sway, int raised) {
        var size = canvas.size().height() * scene[4] / 1000;
        var middle = canvas.size().width() * scene[3] / 1000 + sway;
        var top = canvas.size().height() - size * 2;
        ellipse(canvas, middle, top + size * 5 / 3, size * 2 / 5, size, SUIT_Y, 132, 124);
        ellipse(canvas, middle, top + size * 2 / 5, size / 5, size / 4, SKIN_Y, 110, 150);
        ellipse(canvas, middle - size / 2, top + size - raised * size / 90, size / 12, size / 4, SKIN_Y, 110, 150);
        ellipse(canvas, middle + size / 2, top + size - raised * size / 60, size / 12, size / 4, SKIN_Y, 110, 150);
    }

    private static void ellipse(
            Canvas canvas, int centerX, int centerY, int radiusX, int radiusY, int luma, int u, int v) {
        var plane = canvas.y();
        for (int y = Math.max(0, centerY - radiusY); y < Math.min(canvas.size().height(), centerY + radiusY); y++) {
            var share = Math.sqrt(1 - Math.pow((double) (y - centerY) / radiusY, 2));
            var half = (int) (radiusX * share);
            var from = Math.clamp(centerX - half, 0, canvas.size().width());
            var to = Math.clamp(centerX + half, 0, canvas.size().width());
            for (int x = from; x < to; x++) plane.put(y * canvas.yStride() + x, (byte) luma);
            if (y % 2 == 0) fillChroma(canvas, from / 2, y / 2, to / 2, y / 2 + 1, u, v);
        }
    }

    private static void fillChroma(Canvas canvas, int fromX, int fromY, int toX, int toY, int u, int v) {
        var blue = canvas.u();
        var red = canvas.v();
        for (int y = fromY; y < toY; y++) {
            fill(blue, y * canvas.chromaStride() + fromX, toX - fromX, u);
            fill(red, y * canvas.chromaStride() + fromX, toX - fromX, v);
        }
    }

    private static void fill(ByteBuffer plane, int from, int count, int value) {
        for (int index = from; index < from + count; index++) plane.put(index, (byte) value);
    }
}
