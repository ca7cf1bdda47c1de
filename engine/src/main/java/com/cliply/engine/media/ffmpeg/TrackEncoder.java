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
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_CPU_FLAG_AVX512;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_count;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_iterate;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_get_cpu_flags;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.FrameSize;
import com.cliply.engine.time.FrameRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/** Turns frames into packets. */
final class TrackEncoder implements AutoCloseable {
    /** To FFmpeg, no number of threads means that an encoder decides by the machine's cores. */
    static final int AS_MANY_AS_IT_LIKES = 0;

    /**
     * x264's AVX-512 code for macroblock trees reads memory that nobody has written, so that the same pictures gave other bytes
     * a second time, with one thread too (seen with MALLOC_PERTURB_; with all of this but AVX-512 never, and as fast). A
     * processor that has AVX-512 has all of these.
     */
    private static final String WITHOUT_AVX512 = "asm=MMX2,SSE2Fast,SSSE3,SSE4.2,AVX,FMA3,BMI2,AVX2";

    private final String name;
    private final AVCodecContext context;
    private final AVPacket packet;
    private @Nullable ChipMemory chip;
    private @Nullable FilterChain conversion;
    private @Nullable AVFrame converted;

    private TrackEncoder(String name) {
        Natives.load();
        this.name = name;
        var codec = avcodec_find_encoder_by_name(name);
        if (codec == null || codec.isNull())
            throw new MediaException(ErrorCode.ENCODING_FAILED, name, "this build does not have it");
        this.context = avcodec_alloc_context3(codec);
        this.packet = av_packet_alloc();
        context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    }

    static TrackEncoder ofPictures(EncodeRequest.Picture picture) {
        return ofPictures(picture, AS_MANY_AS_IT_LIKES);
    }

    /**
     * The same with a limit.
     *
     * @param threads how many it may use, or {@link #AS_MANY_AS_IT_LIKES}
     */
    static TrackEncoder ofPictures(EncodeRequest.Picture picture, int threads) {
        return ofPictures(picture, picture.rate(), threads);
    }

    /**
     * The same for pictures that come when they like.
     *
     * @param clock what their pts count: so many ticks a second; the rate of {@code picture} is then the average
     */
    static TrackEncoder ofPictures(EncodeRequest.Picture picture, FrameRate clock, int threads) {
        var encoder = new TrackEncoder(picture.encoder());
        var context = encoder.context;
        var size = picture.transform().canvas();
        context.width(size.width());
        context.height(size.height());
        var pixels = EncoderPixels.of(picture.encoder());
        context.pix_fmt(pixels.format());
        encoder.timeBase(clock);
        try (var rate = new AVRational();
                var square = new AVRational()) {
            context.framerate(
                    rate.num(picture.rate().numerator()).den(picture.rate().denominator()));
            context.sample_aspect_ratio(square.num(1).den(1));
        }
        context.thread_count(threads);
        context.color_range(AVCOL_RANGE_MPEG);
        context.colorspace(AVCOL_SPC_BT709);
        context.color_primaries(AVCOL_PRI_BT709);
        context.color_trc(AVCOL_TRC_BT709);
        if (pixels.uploaded()) encoder.useChip(size, pixels);
        return encoder.open(picture.options());
    }

    private void useChip(FrameSize size, EncoderPixels pixels) {
        try {
            var memory = new ChipMemory(size, pixels.format());
            chip = memory;
            memory.attachTo(context);
        } catch (RuntimeException error) {
            close();
            throw error;
        }
    }

    static TrackEncoder ofSound(EncodeRequest.Sound sound) {
        var encoder = new TrackEncoder("aac");
        var context = encoder.context;
        context.sample_rate(EncodeRequest.Sound.SAMPLE_RATE);
        context.sample_fmt(AV_SAMPLE_FMT_FLTP);
        av_channel_layout_default(context.ch_layout(), 2);
        context.bit_rate(sound.bitRate());
        encoder.timeBase(FrameRate.of(EncodeRequest.Sound.SAMPLE_RATE));
        return encoder.open(Map.of());
    }

    /** One tick is one picture, or one sample. */
    private void timeBase(FrameRate rate) {
        try (var base = new AVRational()) {
            context.time_base(base.num(rate.denominator()).den(rate.numerator()));
        }
    }

    private TrackEncoder open(Map<String, String> options) {
        var dictionary = new AVDictionary(null);
        if (name.equals("libx264") && (av_get_cpu_flags() & AV_CPU_FLAG_AVX512) != 0)
            av_dict_set(dictionary, "x264-params", WITHOUT_AVX512, 0);
        options.forEach((key, value) -> av_dict_set(dictionary, key, value, 0));
        try {
            FfmpegErrors.calling(avcodec_open2(context, context.codec(), dictionary), name);
            if (av_dict_count(dictionary) > 0)
                throw new MediaException(ErrorCode.ENCODING_FAILED, name, "it does not know " + keys(dictionary));
            return this;
        } catch (RuntimeException error) {
            close();
            throw error;
        } finally {
            av_dict_free(dictionary);
        }
    }

    private static List<String> keys(AVDictionary dictionary) {
        var keys = new ArrayList<String>();
        for (var entry = av_dict_iterate(dictionary, null); entry != null; entry = av_dict_iterate(dictionary, entry))
            keys.add(entry.key().getString());
        return keys;
    }

    AVCodecContext context() {
        return context;
    }

    /** Samples that it wants in each frame. */
    int frameSize() {
        return context.frame_size();
    }

    /** Encodes a frame, or with null what is still held back; each packet is the consumer's only during its call. */
    void encode(@Nullable AVFrame frame, Consumer<AVPacket> packets) {
        // What the decoder called a keyframe is the encoder's own decision here.
        if (frame != null) frame.pict_type(AV_PICTURE_TYPE_NONE);
        FfmpegErrors.calling(avcodec_send_frame(context, fitting(frame)), name);
        while (true) {
            var received = avcodec_receive_packet(context, packet);
            if (FfmpegErrors.again(received) || received == AVERROR_EOF) return;
            FfmpegErrors.calling(received, name);
            packets.accept(packet);
            av_packet_unref(packet);
        }
    }

    /** A painted picture may be laid out differently from what this encoder takes, and any must be brought to its chip. */
    private @Nullable AVFrame fitting(@Nullable AVFrame frame) {
        if (frame == null || frame.width() == 0) return frame;
        var pixels = EncoderPixels.of(name);
        var fitting = frame.format() == pixels.format() ? frame : converted(frame, pixels);
        return chip == null ? fitting : chip.upload(fitting);
    }

    private AVFrame converted(AVFrame frame, EncoderPixels pixels) {
        if (conversion == null || converted == null) {
            conversion =
                    FilterChain.ofPictures("[in]format=" + pixels.filterName() + "[out]", frame, FrameRate.of(1), 1);
            converted = av_frame_alloc();
        }
        conversion.push(frame);
        av_frame_unref(converted);
        if (!conversion.pull(converted))
            throw new MediaException(ErrorCode.ENCODING_FAILED, name, "no picture came out");
        return converted;
    }

    @Override
    public void close() {
        av_packet_free(packet);
        avcodec_free_context(context);
        if (conversion != null) conversion.close();
        if (converted != null) av_frame_free(converted);
        if (chip != null) chip.close();
    }
}
