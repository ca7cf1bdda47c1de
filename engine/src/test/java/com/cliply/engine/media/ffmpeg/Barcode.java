package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.Orientation;
import com.cliply.engine.media.PicturePainter;
import com.cliply.engine.media.PixelAspect;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Pictures that carry their own number: sixteen black or white squares in a block in the middle, half as high as the picture
 * as it is seen, so that neither scaling nor x264 nor a cut to the centre third hurts it. Around it stripes wander; in a flash
 * all of them are white.
 *
 * @param flashes the numbers of the white pictures
 */
record Barcode(PixelAspect pixels, Orientation orientation, Set<Long> flashes) implements PicturePainter {
    /** The largest number and one more. */
    static final int NUMBERS = 1 << 12;

    private static final double SQUARE = 0.125;
    private static final double HALF_BLOCK = 2 * SQUARE;
    private static final int BLACK = 40;
    private static final int WHITE = 210;
    private static final int THRESHOLD = (BLACK + WHITE) / 2;
    private static final int NEUTRAL = 128;

    Barcode {
        flashes = Set.copyOf(flashes);
    }

    /** What a reader found in one picture: -1 as number if its check digit is wrong. */
    record Reading(int number, boolean flash) {}

    @Override
    public void paint(long frame, Canvas canvas) {
        var size = canvas.size();
        var code = coded(Math.toIntExact(frame % NUMBERS));
        var wide = (double) pixels.numerator() / pixels.denominator();
        var seenHeight = orientation.sideways() ? size.width() * wide : size.height();
        var luma = canvas.y();
        var stride = canvas.yStride();
        for (int y = 0; y < size.height(); y++)
            for (int x = 0; x < size.width(); x++) {
                var right = (x + 0.5 - size.width() / 2.0) * wide * (orientation.mirrored() ? -1 : 1) / seenHeight;
                var down = (y + 0.5 - size.height() / 2.0) / seenHeight;
                var value = switch (orientation.quarterTurns()) {
                    case 1 -> light(frame, code, -down, right);
                    case 2 -> light(frame, code, -right, -down);
                    case 3 -> light(frame, code, down, -right);
                    default -> light(frame, code, right, down);
                };
                luma.put(y * stride + x, (byte) value);
            }
        grey(canvas.u());
        grey(canvas.v());
    }

    private static void grey(ByteBuffer plane) {
        while (plane.hasRemaining()) plane.put((byte) NEUTRAL);
    }

    /** @param right from the middle, in heights of the picture as it is seen; {@code down} likewise */
    private int light(long frame, int code, double right, double down) {
        if (Math.abs(right) < HALF_BLOCK && Math.abs(down) < HALF_BLOCK) {
            var column = (int) ((right + HALF_BLOCK) / SQUARE);
            var row = (int) ((down + HALF_BLOCK) / SQUARE);
            return (code >> (row * 4 + column) & 1) == 1 ? WHITE : BLACK;
        }
        if (flashes.contains(frame)) return WHITE + 20;
        return Math.floorMod((int) Math.floor(16 * right + 16 * down + frame / 4.0), 2) == 0 ? 60 : 85;
    }

    /** Four check bits over twelve of the number. */
    private static int coded(int number) {
        return number | ((number ^ number >> 4 ^ number >> 8 ^ 0b0110) & 0xf) << 12;
    }

    /** Reads a picture whose middle is the middle of the painted one and which is as high. */
    static Reading read(ByteBuffer luma, int stride, FrameSize size) {
        var code = 0;
        for (int bit = 0; bit < 16; bit++) {
            var right = (bit % 4 - 1.5) * SQUARE;
            var row = bit / 4;
            var down = (row - 1.5) * SQUARE;
            if (mean(luma, stride, size, right, down, SQUARE / 4) > THRESHOLD) code |= 1 << bit;
        }
        var number = code & (NUMBERS - 1);
        var above = mean(luma, stride, size, 0, -0.4, 0.06);
        var below = mean(luma, stride, size, 0, 0.4, 0.06);
        return new Reading(coded(number) == code ? number : -1, above > THRESHOLD && below > THRESHOLD);
    }

    private static double mean(ByteBuffer luma, int stride, FrameSize size, double right, double down, double around) {
        var half = Math.max(1, (int) (around * size.height()));
        var middleX = (int) (size.width() / 2.0 + right * size.height());
        var middleY = (int) (size.height() / 2.0 + down * size.height());
        var sum = 0L;
        var count = 0;
        for (int y = middleY - half; y <= middleY + half; y++)
            for (int x = middleX - half; x <= middleX + half; x++) {
                sum += luma.get(y * stride + x) & 0xff;
                count++;
            }
        return (double) sum / count;
    }
}
