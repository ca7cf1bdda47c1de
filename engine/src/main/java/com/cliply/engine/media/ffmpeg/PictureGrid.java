package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.media.PictureTransform.Cut;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * The brightness of a picture, or of a rectangle of it, in eight by eight cells: enough to tell one picture from another, and
 * cheap enough to be taken of every frame.
 */
final class PictureGrid {
    private static final int SIDE = 8;
    private static final int CELLS = SIDE * SIDE;

    /** Samples along each side of a cell: their mean stands for the cell, so that noise does not. */
    private static final int SAMPLES = 4;

    /** 0..255, row by row. */
    private final byte[] cells;

    private PictureGrid(byte[] cells) {
        this.cells = cells;
    }

    /** Of a whole picture whose first plane is its luma (or, in RGB, one colour). */
    static PictureGrid of(AVFrame picture) {
        return of(picture, new Cut(0, 0, picture.width(), picture.height()));
    }

    /** Of a rectangle of it, in stored pixels. */
    static PictureGrid of(AVFrame picture, Cut cut) {
        var samples = LumaSamples.of(picture.format());
        var stride = picture.linesize(0);
        var cells = new byte[CELLS];
        if (samples == null || stride <= 0) return new PictureGrid(cells);
        var plane = picture.data(0)
                .capacity((long) stride * picture.height())
                .asByteBuffer()
                .order(ByteOrder.nativeOrder());
        for (int cell = 0; cell < CELLS; cell++) cells[cell] = mean(plane, stride, samples, cut, cell);
        return new PictureGrid(cells);
    }

    private static byte mean(ByteBuffer plane, int stride, LumaSamples samples, Cut cut, int cell) {
        var column = cell % SIDE * SAMPLES;
        var row = cell / SIDE * SAMPLES;
        var sum = 0;
        for (int down = 0; down < SAMPLES; down++) {
            var y = cut.y() + position(row + down, cut.height());
            for (int across = 0; across < SAMPLES; across++)
                sum += samples.at(plane, y * stride, cut.x() + position(column + across, cut.width()));
        }
        return (byte) (sum / (SAMPLES * SAMPLES));
    }

    /** The middle of one of the parts into which a side is divided. */
    private static int position(int part, int length) {
        return (2 * part + 1) * length / (2 * SIDE * SAMPLES);
    }

    /** 0..255. */
    int brightness() {
        var sum = 0;
        for (var cell : cells) sum += Byte.toUnsignedInt(cell);
        return sum / CELLS;
    }

    /** How far apart two pictures are: the mean over the cells, in hundredths of a level. */
    int apart(PictureGrid other) {
        var sum = 0;
        for (int cell = 0; cell < CELLS; cell++)
            sum += Math.abs(Byte.toUnsignedInt(cells[cell]) - Byte.toUnsignedInt(other.cells[cell]));
        return sum * 100 / CELLS;
    }
}
