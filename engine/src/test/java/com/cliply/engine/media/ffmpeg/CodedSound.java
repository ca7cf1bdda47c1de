package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import com.cliply.engine.media.SoundPainter;
import com.cliply.engine.time.FrameRate;
import java.nio.ByteOrder;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/** Sound of made media by other encoders than our own of AAC, at any rate. */
final class CodedSound {
    private static final int USUAL_FRAME = 4096;

    private CodedSound() {}

    /**
     * Writes a track.
     *
     * @param samples how many at that rate; the painter is asked at its own
     * @param holes the packets that are left out
     */
    static void write(
            TestMuxer muxer,
            String encoder,
            SoundPainter painter,
            int sampleRate,
            int channels,
            long samples,
            Set<Long> holes) {
        var context = context(encoder, sampleRate, channels);
        var frame = av_frame_alloc();
        var packet = av_packet_alloc();
        var stream = muxer.addTrack(context);
        var size = context.frame_size() > 0 ? context.frame_size() : USUAL_FRAME;
        for (long sample = 0; sample < samples; sample += size) {
            av_frame_unref(frame);
            frame.nb_samples((int) Math.min(size, samples - sample))
                    .format(AV_SAMPLE_FMT_S16)
                    .sample_rate(sampleRate);
            av_channel_layout_default(frame.ch_layout(), channels);
            FfmpegErrors.calling(av_frame_get_buffer(frame, 0), "sound");
            paint(frame, painter, sample, sampleRate, channels);
            send(context, frame, packet, muxer, stream, holes);
        }
        send(context, null, packet, muxer, stream, holes);
        av_packet_free(packet);
        av_frame_free(frame);
        avcodec_free_context(context);
    }

    private static AVCodecContext context(String encoder, int sampleRate, int channels) {
        var context = avcodec_alloc_context3(avcodec_find_encoder_by_name(encoder));
        context.sample_rate(sampleRate).sample_fmt(AV_SAMPLE_FMT_S16).bit_rate(96_000);
        av_channel_layout_default(context.ch_layout(), channels);
        context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
        if (encoder.equals("flac")) context.frame_size(USUAL_FRAME).compression_level(0);
        try (var base = new AVRational()) {
            context.time_base(base.num(1).den(sampleRate));
        }
        FfmpegErrors.calling(avcodec_open2(context, context.codec(), (AVDictionary) null), encoder);
        return context;
    }

    private static void paint(AVFrame frame, SoundPainter painter, long first, int sampleRate, int channels) {
        var shorts = frame.data(0)
                .capacity(2L * frame.nb_samples() * channels)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asShortBuffer();
        for (int index = 0; index < frame.nb_samples(); index++) {
            var value = (short) (32_767 * painter.sample((first + index) * SoundPainter.SAMPLE_RATE / sampleRate));
            for (int channel = 0; channel < channels; channel++) shorts.put(value);
        }
        frame.pts(first);
    }

    private static void send(
            AVCodecContext context,
            @Nullable AVFrame frame,
            AVPacket packet,
            TestMuxer muxer,
            AVStream stream,
            Set<Long> holes) {
        FfmpegErrors.calling(avcodec_send_frame(context, frame), "sound");
        while (avcodec_receive_packet(context, packet) >= 0) {
            if (!holes.contains(packet.pts() / USUAL_FRAME))
                muxer.take(stream, packet, FrameRate.of(context.sample_rate()), tick -> tick);
            av_packet_unref(packet);
        }
    }
}
