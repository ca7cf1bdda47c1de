package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_HWDEVICE_TYPE_VAAPI;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_VAAPI;
import static org.bytedeco.ffmpeg.global.avutil.av_buffer_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_buffer_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_copy_props;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_hwdevice_ctx_create;
import static org.bytedeco.ffmpeg.global.avutil.av_hwframe_ctx_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_hwframe_ctx_init;
import static org.bytedeco.ffmpeg.global.avutil.av_hwframe_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_hwframe_transfer_data;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.media.FrameSize;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVBufferRef;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVHWFramesContext;
import org.bytedeco.javacpp.BytePointer;

/** Pictures in the memory of a graphics chip, by VA-API: its encoders take no others. */
final class ChipMemory implements AutoCloseable {
    /** More than an encoder that reorders two pictures ever holds, as FFmpeg's own example has it. */
    private static final int PICTURES = 20;

    private final AVBufferRef device = new AVBufferRef(null);
    private final AVFrame uploaded = av_frame_alloc();
    private AVBufferRef frames = new AVBufferRef(null);

    /**
     * Opens the first chip that answers.
     *
     * @param format that pictures have before they are uploaded
     */
    ChipMemory(FrameSize size, int format) {
        try {
            FfmpegErrors.calling(
                    av_hwdevice_ctx_create(device, AV_HWDEVICE_TYPE_VAAPI, (BytePointer) null, (AVDictionary) null, 0),
                    "VA-API");
            frames = av_hwframe_ctx_alloc(device);
            if (frames == null) throw new MediaException(ErrorCode.ENCODING_FAILED, "VA-API", "no memory");
            var wanted = new AVHWFramesContext(frames.data());
            wanted.format(AV_PIX_FMT_VAAPI)
                    .sw_format(format)
                    .width(size.width())
                    .height(size.height());
            wanted.initial_pool_size(PICTURES);
            FfmpegErrors.calling(av_hwframe_ctx_init(frames), "VA-API");
        } catch (RuntimeException error) {
            close();
            throw error;
        }
    }

    /** Tells an encoder, before it is opened, to take its pictures from here. */
    void attachTo(AVCodecContext encoder) {
        encoder.pix_fmt(AV_PIX_FMT_VAAPI);
        encoder.hw_frames_ctx(av_buffer_ref(frames));
    }

    /** A copy in the chip's memory, valid until the next call. */
    AVFrame upload(AVFrame picture) {
        av_frame_unref(uploaded);
        FfmpegErrors.calling(av_hwframe_get_buffer(frames, uploaded, 0), "VA-API");
        FfmpegErrors.calling(av_hwframe_transfer_data(uploaded, picture, 0), "VA-API");
        FfmpegErrors.calling(av_frame_copy_props(uploaded, picture), "VA-API");
        return uploaded;
    }

    @Override
    public void close() {
        av_frame_free(uploaded);
        if (frames != null && !frames.isNull()) av_buffer_unref(frames);
        if (!device.isNull()) av_buffer_unref(device);
    }
}
