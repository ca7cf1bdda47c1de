package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_S16LE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_clone;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_new;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_SUBTITLE;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;

import com.cliply.engine.media.Orientation;
import com.cliply.engine.media.PixelAspect;
import com.cliply.engine.media.SoundPainter;
import com.cliply.engine.time.FrameRate;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;

/** Writes packets with FFmpeg's own muxers, in whatever container and at whatever times; all of them wait in memory until then. */
final class TestMuxer implements AutoCloseable {
    /** @param ticks a second of its times */
    private record Waiting(AVPacket packet, AVStream stream, FrameRate ticks) {
        long micros() {
            return Math.floorDiv(packet.dts() * 1_000_000L * ticks.denominator(), ticks.numerator());
        }
    }

    private final Path target;
    private final Map<String, String> options;
    private final AVFormatContext context = new AVFormatContext(null);
    private final List<Waiting> packets = new ArrayList<>();

    /** @param format FFmpeg's name, as {@code matroska} */
    TestMuxer(Path target, String format, Map<String, String> options) {
        this.target = target;
        this.options = options;
        FfmpegErrors.writing(avformat_alloc_output_context2(context, null, format, "file:" + target), target);
    }

    AVStream addTrack(TrackEncoder encoder) {
        return addTrack(encoder.context());
    }

    AVStream addTrack(AVCodecContext encoder) {
        var stream = avformat_new_stream(context, null);
        FfmpegErrors.writing(avcodec_parameters_from_context(stream.codecpar(), encoder), target);
        return stream;
    }

    AVStream addStream() {
        return avformat_new_stream(context, null);
    }

    /** Only of a track whose pictures come evenly: it is written into the header. */
    static void even(AVStream stream, FrameRate rate) {
        try (var perSecond = new AVRational()) {
            stream.avg_frame_rate(perSecond.num(rate.numerator()).den(rate.denominator()));
        }
    }

    void look(AVStream stream, PixelAspect pixels, Orientation orientation) {
        try (var aspect = new AVRational()) {
            aspect.num(pixels.numerator()).den(pixels.denominator());
            stream.sample_aspect_ratio(aspect);
            stream.codecpar().sample_aspect_ratio(aspect);
        }
        if (orientation.equals(Orientation.UPRIGHT)) return;
        var parameters = stream.codecpar();
        var list = new AVPacketSideData(null);
        var count = new int[1];
        var side = av_packet_side_data_new(list, count, AV_PKT_DATA_DISPLAYMATRIX, 9L * Integer.BYTES, 0);
        side.data()
                .capacity(9L * Integer.BYTES)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asIntBuffer()
                .put(matrix(orientation));
        parameters.coded_side_data(list).nb_coded_side_data(count[0]);
    }

    /** {@code x' = m0 x + m3 y}, {@code y' = m1 x + m4 y}: first mirrored left to right, then turned clockwise. */
    private static int[] matrix(Orientation orientation) {
        var one = 1 << 16;
        var across = orientation.mirrored() ? -one : one;
        return switch (orientation.quarterTurns()) {
            case 1 -> new int[] {0, across, 0, -one, 0, 0, 0, 0, 1 << 30};
            case 2 -> new int[] {-across, 0, 0, 0, -one, 0, 0, 0, 1 << 30};
            case 3 -> new int[] {0, -across, 0, one, 0, 0, 0, 0, 1 << 30};
            default -> new int[] {across, 0, 0, 0, one, 0, 0, 0, 1 << 30};
        };
    }

    /** @param tick from a number of the encoder's to the time, in ticks */
    void take(AVStream stream, AVPacket packet, FrameRate ticks, LongUnaryOperator tick) {
        var kept = av_packet_clone(packet);
        kept.duration(tick.applyAsLong(packet.pts() + Math.max(1, packet.duration())) - tick.applyAsLong(packet.pts()));
        kept.pts(tick.applyAsLong(packet.pts()));
        kept.dts(tick.applyAsLong(packet.dts()));
        packets.add(new Waiting(kept, stream, ticks));
    }

    /** Uncompressed sound, in packets of a tenth of a second, the same on all channels. */
    AVStream addPcm(SoundPainter painter, int sampleRate, int channels, long start, long samples) {
        var stream = avformat_new_stream(context, null);
        var parameters = stream.codecpar();
        parameters.codec_type(AVMEDIA_TYPE_AUDIO);
        parameters.codec_id(AV_CODEC_ID_PCM_S16LE);
        parameters.format(AV_SAMPLE_FMT_S16);
        parameters.sample_rate(sampleRate);
        parameters.bits_per_coded_sample(16);
        parameters.block_align(2 * channels);
        parameters.bit_rate(16L * channels * sampleRate);
        av_channel_layout_default(parameters.ch_layout(), channels);
        for (long sample = 0; sample < samples; sample += sampleRate / 10) {
            var count = (int) Math.min(sampleRate / 10, samples - sample);
            var packet = av_packet_alloc();
            FfmpegErrors.calling(av_new_packet(packet, count * channels * 2), "sound");
            var shorts = packet.data()
                    .capacity(2L * count * channels)
                    .asByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer();
            for (int index = 0; index < count; index++) {
                var value = painter.sample((sample + index) * SoundPainter.SAMPLE_RATE / sampleRate);
                for (int channel = 0; channel < channels; channel++) shorts.put((short) (value * 32_767));
            }
            packet.pts(start + sample).dts(start + sample).duration(count).flags(AV_PKT_FLAG_KEY);
            packets.add(new Waiting(packet, stream, FrameRate.of(sampleRate)));
        }
        return stream;
    }

    /** A track of text of that codec. */
    AVStream addText(int codec, byte[] header) {
        var stream = avformat_new_stream(context, null);
        var parameters = stream.codecpar();
        parameters.codec_type(AVMEDIA_TYPE_SUBTITLE);
        parameters.codec_id(codec);
        if (header.length > 0) {
            var room = new BytePointer(av_mallocz(header.length + AV_INPUT_BUFFER_PADDING_SIZE));
            room.capacity(header.length).put(header);
            parameters.extradata(room);
            parameters.extradata_size(header.length);
        }
        return stream;
    }

    /** A line of text; times in milliseconds. */
    void text(AVStream stream, long start, long end, byte[] sample) {
        var packet = av_packet_alloc();
        FfmpegErrors.calling(av_new_packet(packet, sample.length), "text");
        packet.data().capacity(sample.length).put(sample);
        packet.pts(start).dts(start).duration(end - start).flags(AV_PKT_FLAG_KEY);
        packets.add(new Waiting(packet, stream, FrameRate.of(1_000)));
    }

    static void tag(AVStream stream, String key, String value) {
        var metadata = stream.metadata();
        if (metadata == null) metadata = new AVDictionary(null);
        av_dict_set(metadata, key, value, 0);
        stream.metadata(metadata);
    }

    /** Writes the whole file. */
    void write() {
        for (var waiting : packets) base(waiting.stream(), waiting.ticks());
        var file = new AVIOContext(null);
        FfmpegErrors.writing(avio_open(file, "file:" + target, AVIO_FLAG_WRITE), target);
        context.pb(file);
        var dictionary = new AVDictionary(null);
        options.forEach((key, value) -> av_dict_set(dictionary, key, value, 0));
        FfmpegErrors.writing(avformat_write_header(context, dictionary), target);
        av_dict_free(dictionary);
        packets.sort(Comparator.comparingLong(Waiting::micros));
        for (var waiting : packets) {
            try (var from = new AVRational()) {
                from.num(waiting.ticks().denominator()).den(waiting.ticks().numerator());
                av_packet_rescale_ts(waiting.packet(), from, waiting.stream().time_base());
            }
            waiting.packet().stream_index(waiting.stream().index());
            FfmpegErrors.writing(av_write_frame(context, waiting.packet()), target);
        }
        FfmpegErrors.writing(av_write_trailer(context), target);
        FfmpegErrors.writing(avio_closep(file), target);
    }

    private static void base(AVStream stream, FrameRate ticks) {
        try (var base = new AVRational()) {
            stream.time_base(base.num(ticks.denominator()).den(ticks.numerator()));
        }
    }

    @Override
    public void close() {
        packets.forEach(waiting -> av_packet_free(waiting.packet()));
        avformat_free_context(context);
    }
}
