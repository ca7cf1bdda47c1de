package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_NONREF;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG2_FAST;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** Decodes one track of an input. */
final class TrackDecoder implements AutoCloseable {
    /** How carefully to decode. */
    enum Care {
        /** Every frame as the encoder meant it, on all cores. */
        EXACT,
        /** Every frame on all cores, but frames that no other leans on are not deblocked: what is seen small stays the same. */
        SWIFT,
        /** For looking only: one thread, no deblocking (about a fifth less CPU). */
        ROUGH
    }

    /** More than a 12-core machine's frame threads help little and each holds a picture. */
    private static final int MOST_THREADS = 12;

    private static final long MOST_PIXELS = 8192L * 8192;

    private final NativeInput input;
    private final int stream;
    private final AVCodecContext context;
    private final AVFrame frame;
    private boolean drained;
    private long following = AV_NOPTS_VALUE;
    private boolean keyframeSeen;
    private long keyframe = AV_NOPTS_VALUE;

    TrackDecoder(NativeInput input, int stream, Care care) {
        this(input, stream, care, Runtime.getRuntime().availableProcessors());
    }

    /**
     * The same with a limit.
     *
     * @param threads how many it may use if it decodes exactly, 1 or more
     */
    TrackDecoder(NativeInput input, int stream, Care care, int threads) {
        this.input = input;
        this.stream = stream;
        var parameters = input.stream(stream).codecpar();
        var decoder = avcodec_find_decoder(parameters.codec_id());
        if (decoder == null || decoder.isNull())
            throw new MediaException(
                    ErrorCode.CODEC_UNKNOWN,
                    FfmpegErrors.name(input.file()),
                    avcodec_get_name(parameters.codec_id()).getString());
        context = avcodec_alloc_context3(decoder);
        frame = av_frame_alloc();
        try {
            FfmpegErrors.reading(avcodec_parameters_to_context(context, parameters), input.file());
            context.pkt_timebase(input.stream(stream).time_base());
            context.max_pixels(MOST_PIXELS);
            if (care == Care.ROUGH) {
                context.thread_count(1);
                context.skip_loop_filter(AVDISCARD_ALL);
                context.flags2(context.flags2() | AV_CODEC_FLAG2_FAST);
            } else {
                context.thread_count(Math.min(MOST_THREADS, threads));
                if (care == Care.SWIFT) context.skip_loop_filter(AVDISCARD_NONREF);
            }
            FfmpegErrors.reading(avcodec_open2(context, decoder, (AVDictionary) null), input.file());
        } catch (RuntimeException error) {
            close();
            throw error;
        }
    }

    /** The next frame in order of presentation, valid until the next call; null at the end. */
    @Nullable
    AVFrame next() {
        while (true) {
            if (receive()) return frame;
            if (drained) return null;
            var packet = nextPacket();
            if (packet == null) {
                avcodec_send_packet(context, null);
                drained = true;
            } else {
                send(packet);
            }
        }
    }

    private @Nullable AVPacket nextPacket() {
        for (var packet = input.next(); packet != null; packet = input.next())
            if (packet.stream_index() == stream) {
                if (!keyframeSeen && (packet.flags() & AV_PKT_FLAG_KEY) != 0) {
                    keyframeSeen = true;
                    keyframe = packet.pts();
                }
                return packet;
            }
        return null;
    }

    /**
     * Whether the current frame is the first keyframe since the beginning or a {@link #flush}, or appears after it: such a frame
     * refers to nothing before it.
     */
    boolean followsKeyframe() {
        return keyframeSeen && (keyframe == AV_NOPTS_VALUE || frame.pts() >= keyframe);
    }

    /** Hands in a packet of this track; a damaged one is passed over, as every player does. */
    void send(@Nullable AVPacket packet) {
        avcodec_send_packet(context, packet);
    }

    /** Takes a finished frame, if there is one, into {@link #frame()}. */
    boolean receive() {
        av_frame_unref(frame);
        if (avcodec_receive_frame(context, frame) < 0) return false;
        var pts = frame.best_effort_timestamp();
        if (pts == AV_NOPTS_VALUE) pts = following == AV_NOPTS_VALUE ? 0 : following;
        frame.pts(pts);
        following = pts + Math.max(1, frame.duration());
        return true;
    }

    AVFrame frame() {
        return frame;
    }

    AVCodecContext context() {
        return context;
    }

    /** When the current frame appears, in microseconds after the file's beginning; may be negative. */
    long micros() {
        return input.micros(stream, frame.pts());
    }

    /** Forgets everything, as after a seek. */
    void flush() {
        avcodec_flush_buffers(context);
        drained = false;
        following = AV_NOPTS_VALUE;
        keyframeSeen = false;
        keyframe = AV_NOPTS_VALUE;
    }

    @Override
    public void close() {
        av_frame_free(frame);
        avcodec_free_context(context);
    }
}
