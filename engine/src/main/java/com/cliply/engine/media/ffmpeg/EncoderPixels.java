package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_NV12;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

/**
 * How an encoder wants its pictures laid out: 4:2:0 in 8 bits in any case.
 *
 * @param filterName of the format in FFmpeg's filter language
 * @param format FFmpeg's number of the same
 * @param uploaded whether they must lie in the memory of the graphics chip
 */
record EncoderPixels(String filterName, int format, boolean uploaded) {
    private static final EncoderPixels PLANES = new EncoderPixels("yuv420p", AV_PIX_FMT_YUV420P, false);

    /** One plane of light, one of both colours: what graphics chips work on. */
    private static final EncoderPixels HALF_PLANES = new EncoderPixels("nv12", AV_PIX_FMT_NV12, false);

    private static final EncoderPixels UPLOADED = new EncoderPixels("nv12", AV_PIX_FMT_NV12, true);

    static EncoderPixels of(String encoder) {
        return switch (encoder) {
            case "h264_qsv", "h264_mf" -> HALF_PLANES;
            case "h264_vaapi" -> UPLOADED;
            default -> PLANES;
        };
    }
}
