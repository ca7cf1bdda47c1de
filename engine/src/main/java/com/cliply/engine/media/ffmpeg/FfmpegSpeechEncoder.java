package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_close_dyn_buf;
import static org.bytedeco.ffmpeg.global.avformat.avio_open_dyn_buf;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_free;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.media.MediaScanner;
import com.cliply.engine.media.SpeechEncoder;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.ShortPointer;
import org.jspecify.annotations.Nullable;

/** Makes Opus files by libopus, in memory: what is sent away is never written to a disk. */
public final class FfmpegSpeechEncoder implements SpeechEncoder {
    private static final String CODEC = "libopus";

    @Override
    public byte[] encode(short[] samples, int count) {
        if (count < 1) throw new IllegalArgumentException("no sound");
        Natives.load();
        try (var file = new OggFile()) {
            return file.of(samples, count);
        }
    }

    /** One file that is being made. */
    private static final class OggFile implements AutoCloseable {
        private final AVCodecContext encoder;
        private final AVFormatContext container = new AVFormatContext(null);
        private final AVFrame frame = av_frame_alloc();
        private final AVPacket packet = av_packet_alloc();
        private @Nullable AVStream track;

        OggFile() {
            var codec = avcodec_find_encoder_by_name(CODEC);
            if (codec == null || codec.isNull())
                throw new MediaException(ErrorCode.ENCODING_FAILED, CODEC, "this build does not have it");
            encoder = avcodec_alloc_context3(codec);
            encoder.flags(encoder.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
            encoder.sample_rate(MediaScanner.SOUND_RATE);
            encoder.sample_fmt(AV_SAMPLE_FMT_S16);
            av_channel_layout_default(encoder.ch_layout(), 1);
            encoder.bit_rate(BIT_RATE);
            try (var base = new AVRational()) {
                encoder.time_base(base.num(1).den(MediaScanner.SOUND_RATE));
            }
        }

        byte[] of(short[] samples, int count) {
            open();
            var step = encoder.frame_size();
            for (int from = 0; from < count; from += step) {
                fill(samples, from, Math.min(step, count - from));
                send(frame);
                av_frame_unref(frame);
            }
            send(null);
            check(av_write_trailer(container));
            return content();
        }

        private void open() {
            var options = new AVDictionary(null);
            av_dict_set(options, "application", "voip", 0);
            // Else noise takes half as much again, and what is said to be sent would be too little.
            av_dict_set(options, "vbr", "constrained", 0);
            try {
                check(avcodec_open2(encoder, encoder.codec(), options));
            } finally {
                av_dict_free(options);
            }
            check(avformat_alloc_output_context2(container, null, ENDING, null));
            container.flags(container.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
            var stream = avformat_new_stream(container, null);
            check(avcodec_parameters_from_context(stream.codecpar(), encoder));
            stream.time_base(encoder.time_base());
            var memory = new AVIOContext(null);
            check(avio_open_dyn_buf(memory));
            container.pb(memory);
            check(avformat_write_header(container, (AVDictionary) null));
            track = stream;
        }

        private void fill(short[] samples, int from, int length) {
            frame.nb_samples(length);
            frame.format(AV_SAMPLE_FMT_S16);
            frame.sample_rate(MediaScanner.SOUND_RATE);
            check(av_channel_layout_copy(frame.ch_layout(), encoder.ch_layout()));
            check(av_frame_get_buffer(frame, 0));
            frame.pts(from);
            try (var room = new ShortPointer(frame.data(0))) {
                room.capacity(length).put(samples, from, length);
            }
        }

        private void send(@Nullable AVFrame sent) {
            var stream = track;
            if (stream == null) throw new IllegalStateException("not open");
            check(avcodec_send_frame(encoder, sent));
            while (true) {
                var received = avcodec_receive_packet(encoder, packet);
                if (FfmpegErrors.again(received) || received == AVERROR_EOF) return;
                check(received);
                av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
                packet.stream_index(stream.index());
                check(av_interleaved_write_frame(container, packet));
                av_packet_unref(packet);
            }
        }

        private byte[] content() {
            var memory = new BytePointer((BytePointer) null);
            var length = avio_close_dyn_buf(container.pb(), memory);
            container.pb(null);
            var bytes = new byte[length];
            memory.capacity(length).get(bytes);
            av_free(memory);
            return bytes;
        }

        private static void check(int code) {
            FfmpegErrors.calling(code, CODEC);
        }

        @Override
        public void close() {
            if (!container.isNull() && container.pb() != null && !container.pb().isNull()) content();
            if (!container.isNull()) avformat_free_context(container);
            av_frame_free(frame);
            av_packet_free(packet);
            avcodec_free_context(encoder);
        }
    }
}
