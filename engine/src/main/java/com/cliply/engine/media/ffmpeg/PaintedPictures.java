package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;

import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.PicturePainter;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** Pictures that a painter makes. */
final class PaintedPictures implements FrameStream, PicturePainter.Canvas {
    private final PicturePainter painter;
    private final FrameSize size;
    private final long frames;
    private final AVFrame frame = av_frame_alloc();
    private long number;

    PaintedPictures(PicturePainter painter, FrameSize size, long frames) {
        this.painter = painter;
        this.size = size;
        this.frames = frames;
        frame.width(size.width());
        frame.height(size.height());
        frame.format(AV_PIX_FMT_YUV420P);
        FfmpegErrors.calling(av_frame_get_buffer(frame, 0), "picture");
    }

    @Override
    public @Nullable AVFrame next() {
        if (number >= frames) return null;
        FfmpegErrors.calling(av_frame_make_writable(frame), "picture");
        painter.paint(number, this);
        frame.pts(number++);
        return frame;
    }

    @Override
    public FrameSize size() {
        return size;
    }

    @Override
    public ByteBuffer y() {
        return plane(0, size.height());
    }

    @Override
    public int yStride() {
        return frame.linesize(0);
    }

    @Override
    public ByteBuffer u() {
        return plane(1, size.height() / 2);
    }

    @Override
    public ByteBuffer v() {
        return plane(2, size.height() / 2);
    }

    @Override
    public int chromaStride() {
        return frame.linesize(1);
    }

    private ByteBuffer plane(int index, int rows) {
        return frame.data(index).capacity((long) frame.linesize(index) * rows).asByteBuffer();
    }

    @Override
    public void close() {
        av_frame_free(frame);
    }
}
