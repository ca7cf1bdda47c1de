package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_NV12;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

/**
 * How an encoder wants its pictures laid out: 4:2:0 in 8 bits in any case.
 *
 * @param filterName of the format in FFmpeg's filter language
 * @param format FFmpeg's number of the same
 */
record EncoderPixels(String filterName, int format) {
    private static final EncoderPixels PLANES = new EncoderPixels("yuv420p", AV_PIX_FMT_YUV420P);

    /** One plane of light, one of both colours: what graphics chips work on. */
    private static final EncoderPixels HALF_PLANES = new EncoderPixels("nv12", AV_PIX_FMT_NV12);

    static EncoderPixels of(String encoder) {
        return switch (encoder) {
            case "h264_qsv", "h264_mf", "h264_vaapi" -> HALF_PLANES;
            default -> PLANES;
        };
    }
}
