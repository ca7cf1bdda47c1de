package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_BE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_HWACCEL;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_PAL;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Where the luma of each pixel lies in the first plane of a format, and how it becomes a number 0..255.
 *
 * @param step bytes from one pixel to the next
 * @param offset bytes before the first
 * @param wide whether a value takes two bytes, in the machine's order
 * @param shift bits to the right that leave the eight highest
 */
record LumaSamples(int step, int offset, boolean wide, int shift) {
    private static final int BYTE_BITS = 8;

    /** Null for formats that do not lie in plain memory like that. */
    static @Nullable LumaSamples of(int format) {
        var description = format < 0 ? null : av_pix_fmt_desc_get(format);
        if (description == null || description.isNull()) return null;
        if ((description.flags() & (AV_PIX_FMT_FLAG_BE | AV_PIX_FMT_FLAG_HWACCEL | AV_PIX_FMT_FLAG_PAL)) != 0)
            return null;
        var luma = description.comp(0);
        if (luma.plane() != 0 || luma.depth() < BYTE_BITS || luma.depth() > 2 * BYTE_BITS) return null;
        return new LumaSamples(
                luma.step(), luma.offset(), luma.depth() > BYTE_BITS, luma.shift() + luma.depth() - BYTE_BITS);
    }

    /** The value of one pixel of a row that begins at {@code row}. */
    int at(ByteBuffer plane, int row, int pixel) {
        var place = row + pixel * step + offset;
        return wide ? (plane.getShort(place) & 0xffff) >> shift & 0xff : Byte.toUnsignedInt(plane.get(place)) >> shift;
    }
}
