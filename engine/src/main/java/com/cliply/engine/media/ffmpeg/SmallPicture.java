package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FAST_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import com.cliply.engine.media.MediaScanner;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** Scales frames to the size that analysis looks at, in native memory that is used again and again. */
final class SmallPicture implements AutoCloseable {
    private static final int WIDTH = MediaScanner.PICTURE_SIZE.width();
    private static final int HEIGHT = MediaScanner.PICTURE_SIZE.height();
    private static final int LUMA = WIDTH * HEIGHT;
    private static final int CHROMA = LUMA / 4;
    private static final long BYTES = LUMA + 2L * CHROMA;

    private final BytePointer pixels = new BytePointer(BYTES);
    private final BytePointer u = new BytePointer(pixels).position(LUMA);
    private final BytePointer v = new BytePointer(pixels).position(LUMA + CHROMA);
    private final PointerPointer<BytePointer> planes = new PointerPointer<BytePointer>(4);
    private final IntPointer strides = new IntPointer(WIDTH, WIDTH / 2, WIDTH / 2, 0);
    private final ByteBuffer buffer = pixels.asByteBuffer();
    private @Nullable SwsContext scaler;

    SmallPicture() {
        planes.put(0, pixels).put(1, u).put(2, v).put(3, null);
    }

    /** The frame's picture; the buffer is the same each time. */
    ByteBuffer of(AVFrame frame) {
        scaler = sws_getCachedContext(
                scaler,
                frame.width(),
                frame.height(),
                frame.format(),
                WIDTH,
                HEIGHT,
                AV_PIX_FMT_YUV420P,
                SWS_FAST_BILINEAR,
                (SwsFilter) null,
                (SwsFilter) null,
                (DoublePointer) null);
        sws_scale(scaler, frame.data(), frame.linesize(), 0, frame.height(), planes, strides);
        return buffer.clear();
    }

    @Override
    public void close() {
        if (scaler != null) sws_freeContext(scaler);
        planes.close();
        strides.close();
        pixels.close();
    }
}
