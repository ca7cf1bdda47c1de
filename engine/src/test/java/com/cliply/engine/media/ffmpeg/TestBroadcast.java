package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import com.cliply.engine.media.SoundPainter;
import com.cliply.engine.time.FrameRate;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.jspecify.annotations.Nullable;

/** A transport stream of AC-3 whose number of channels changes, as from a show to a film. */
final class TestBroadcast {
    private static final int RATE = SoundPainter.SAMPLE_RATE;
    private static final int AC3_FRAME = 1536;

    /** Of each part: about two seconds, whole frames. */
    private static final int PART_FRAMES = 62;

    private TestBroadcast() {}

    /** Writes a part of about two seconds for each number of channels, the same on all of them. */
    static Path write(Path file, SoundPainter painter, int... channels) {
        Natives.load();
        try (var muxer = new TestMuxer(file, "mpegts", Map.of())) {
            AVStream stream = null;
            for (int part = 0; part < channels.length; part++)
                stream = addPart(muxer, stream, painter, part, channels[part]);
            muxer.write();
        }
        return file;
    }

    private static AVStream addPart(
            TestMuxer muxer, @Nullable AVStream known, SoundPainter painter, int part, int channels) {
        var codec = avcodec_find_encoder_by_name("ac3");
        var context = avcodec_alloc_context3(codec);
        context.sample_rate(RATE);
        context.sample_fmt(AV_SAMPLE_FMT_FLTP);
        context.bit_rate(96_000L * channels);
        av_channel_layout_default(context.ch_layout(), channels);
        FfmpegErrors.calling(avcodec_open2(context, codec, (AVDictionary) null), "ac3");
        var stream = known == null ? muxer.addStream() : known;
        if (known == null) avcodec_parameters_from_context(stream.codecpar(), context);
        var frame = av_frame_alloc();
        for (int number = 0; number < PART_FRAMES; number++) {
            av_frame_unref(frame);
            frame.nb_samples(AC3_FRAME);
            frame.format(AV_SAMPLE_FMT_FLTP);
            frame.sample_rate(RATE);
            av_channel_layout_copy(frame.ch_layout(), context.ch_layout());
            FfmpegErrors.calling(av_frame_get_buffer(frame, 0), "sound");
            var first = ((long) part * PART_FRAMES + number) * AC3_FRAME;
            for (int channel = 0; channel < channels; channel++) {
                var samples = SoundBlock.channel(frame, channel);
                for (int index = 0; index < AC3_FRAME; index++) samples.put(index, painter.sample(first + index));
            }
            frame.pts(first);
            avcodec_send_frame(context, frame);
            drain(muxer, stream, context);
        }
        avcodec_send_frame(context, null);
        drain(muxer, stream, context);
        av_frame_free(frame);
        avcodec_free_context(context);
        return stream;
    }

    private static void drain(TestMuxer muxer, AVStream stream, AVCodecContext context) {
        var packet = av_packet_alloc();
        while (avcodec_receive_packet(context, packet) >= 0) {
            muxer.take(stream, packet, FrameRate.of(RATE), tick -> tick);
            av_packet_unref(packet);
        }
        av_packet_free(packet);
    }
}
