package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_INTERLACED_DCT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_INTERLACED_ME;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_BB;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_TT;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.av_color_primaries_from_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_space_from_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_transfer_from_name;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_count_planes;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import com.cliply.engine.media.FrameSize;
import com.cliply.engine.time.FrameRate;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/**
 * Makes films that {@link TestMedia} cannot: any encoder, any pixel format, any colours, fields. Without further words: 25
 * pictures of 160x96 a second, BT.709 in limited range, coded without loss.
 */
final class CodedFilm {
    /** Gives every sample of a plane: 0..255, or as many bits as the format has. */
    @FunctionalInterface
    interface Samples {
        int at(long frame, int plane, int x, int y);
    }

    /** Whether lines of a picture were taken at two times. */
    enum Fields {
        NONE,
        TOP_FIRST,
        BOTTOM_FIRST
    }

    private final Samples samples;
    private FrameSize size = new FrameSize(160, 96);
    private FrameRate rate = FrameRate.of(25);
    private int frames = 25;
    private String encoder = "ffv1";
    private String pixelFormat = "yuv420p";
    private String primaries = "bt709";
    private String transfer = "bt709";
    private String matrix = "bt709";
    private boolean fullRange;
    private Fields fields = Fields.NONE;
    private long firstPicture;
    private int aspectAcross = 1;
    private int aspectDown = 1;
    private final Map<String, String> options = new LinkedHashMap<>();

    private CodedFilm(Samples samples) {
        this.samples = samples;
    }

    static CodedFilm of(Samples samples) {
        return new CodedFilm(samples);
    }

    /** Whether this build can. */
    static boolean canCode(String encoder) {
        Natives.load();
        var codec = avcodec_find_encoder_by_name(encoder);
        return codec != null && !codec.isNull();
    }

    CodedFilm size(int width, int height) {
        size = new FrameSize(width, height);
        return this;
    }

    CodedFilm frames(int count, FrameRate perSecond) {
        frames = count;
        rate = perSecond;
        return this;
    }

    CodedFilm coded(String name, String format) {
        encoder = name;
        pixelFormat = format;
        return this;
    }

    CodedFilm option(String name, String value) {
        options.put(name, value);
        return this;
    }

    CodedFilm colors(String newPrimaries, String newTransfer, String newMatrix) {
        primaries = newPrimaries;
        transfer = newTransfer;
        matrix = newMatrix;
        return this;
    }

    CodedFilm fullRange() {
        fullRange = true;
        return this;
    }

    CodedFilm fields(Fields order) {
        fields = order;
        return this;
    }

    /** Begins with this picture, at its time, as if a part before had been left out. */
    CodedFilm from(long picture) {
        firstPicture = picture;
        return this;
    }

    CodedFilm pixels(int across, int down) {
        aspectAcross = across;
        aspectDown = down;
        return this;
    }

    Path write(Path target) {
        Natives.load();
        var context = context(!target.toString().endsWith(".ts"));
        var file = new AVFormatContext(null);
        var packet = av_packet_alloc();
        var frame = av_frame_alloc();
        var io = new AVIOContext(null);
        FfmpegErrors.writing(avformat_alloc_output_context2(file, null, null, "file:" + target), target);
        var stream = avformat_new_stream(file, null);
        FfmpegErrors.writing(avcodec_parameters_from_context(stream.codecpar(), context), target);
        stream.time_base(context.time_base());
        stream.avg_frame_rate(context.framerate());
        FfmpegErrors.writing(avio_open(io, "file:" + target, AVIO_FLAG_WRITE), target);
        file.pb(io);
        FfmpegErrors.writing(avformat_write_header(file, (AVDictionary) null), target);
        frame.width(size.width()).height(size.height()).format(context.pix_fmt());
        FfmpegErrors.calling(av_frame_get_buffer(frame, 0), "frame");
        for (long number = firstPicture; number < firstPicture + frames; number++) {
            FfmpegErrors.calling(av_frame_make_writable(frame), "frame");
            paint(frame, number);
            mark(frame);
            frame.pts(number);
            send(context, frame, packet, stream, file);
        }
        send(context, null, packet, stream, file);
        FfmpegErrors.writing(av_write_trailer(file), target);
        avio_closep(io);
        av_frame_free(frame);
        av_packet_free(packet);
        avcodec_free_context(context);
        avformat_free_context(file);
        return target;
    }

    private AVCodecContext context(boolean globalHeader) {
        var context = avcodec_alloc_context3(avcodec_find_encoder_by_name(encoder));
        context.width(size.width()).height(size.height());
        context.pix_fmt(av_get_pix_fmt(pixelFormat));
        try (var base = new AVRational();
                var perSecond = new AVRational();
                var aspect = new AVRational()) {
            context.sample_aspect_ratio(aspect.num(aspectAcross).den(aspectDown));
            context.time_base(base.num(rate.denominator()).den(rate.numerator()));
            context.framerate(perSecond.num(rate.numerator()).den(rate.denominator()));
        }
        context.color_primaries(av_color_primaries_from_name(primaries));
        context.color_trc(av_color_transfer_from_name(transfer));
        context.colorspace(av_color_space_from_name(matrix));
        context.color_range(fullRange ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG);
        context.thread_count(1);
        if (globalHeader) context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
        if (fields != Fields.NONE) {
            context.field_order(fields == Fields.TOP_FIRST ? AV_FIELD_TT : AV_FIELD_BB);
            context.flags(context.flags() | AV_CODEC_FLAG_INTERLACED_DCT | AV_CODEC_FLAG_INTERLACED_ME);
        }
        var dictionary = new AVDictionary(null);
        options.forEach((key, value) -> av_dict_set(dictionary, key, value, 0));
        FfmpegErrors.calling(avcodec_open2(context, context.codec(), dictionary), encoder);
        av_dict_free(dictionary);
        return context;
    }

    private void paint(AVFrame frame, long number) {
        var description = av_pix_fmt_desc_get(frame.format());
        var wide = description.comp(0).depth() > 8;
        for (int plane = 0; plane < av_pix_fmt_count_planes(frame.format()); plane++) {
            var colored = plane > 0 && !pixelFormat.startsWith("gbr");
            var width = size.width() >> (colored ? description.log2_chroma_w() : 0);
            var height = size.height() >> (colored ? description.log2_chroma_h() : 0);
            var stride = frame.linesize(plane);
            var bytes = frame.data(plane)
                    .capacity((long) stride * height)
                    .asByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN);
            for (int y = 0; y < height; y++)
                for (int x = 0; x < width; x++) {
                    var value = samples.at(number, plane, x, y);
                    if (wide) bytes.putShort(y * stride + 2 * x, (short) value);
                    else bytes.put(y * stride + x, (byte) value);
                }
        }
    }

    private void mark(AVFrame frame) {
        var interlaced = fields == Fields.NONE ? 0 : AVFrame.AV_FRAME_FLAG_INTERLACED;
        var top = fields == Fields.TOP_FIRST ? AVFrame.AV_FRAME_FLAG_TOP_FIELD_FIRST : 0;
        frame.flags(frame.flags() | interlaced | top);
    }

    private static void send(
            AVCodecContext context, @Nullable AVFrame frame, AVPacket packet, AVStream stream, AVFormatContext file) {
        FfmpegErrors.calling(avcodec_send_frame(context, frame), "send");
        while (avcodec_receive_packet(context, packet) >= 0) {
            packet.stream_index(0);
            if (packet.duration() == 0) packet.duration(1);
            av_packet_rescale_ts(packet, context.time_base(), stream.time_base());
            FfmpegErrors.calling(av_interleaved_write_frame(file, packet), "write");
        }
    }
}
