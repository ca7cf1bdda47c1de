package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avfilter.AV_BUFFERSRC_FLAG_KEEP_REF;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersink_get_frame;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersink_set_frame_size;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersrc_add_frame_flags;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_get_by_name;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_alloc;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_config;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_create_filter;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_free;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_get_filter;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_parse_ptr;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_send_command;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_inout_alloc;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_inout_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_describe;
import static org.bytedeco.ffmpeg.global.avutil.av_get_sample_fmt_name;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_get_double;
import static org.bytedeco.ffmpeg.global.avutil.av_strdup;

import com.cliply.engine.time.FrameRate;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** A filter graph with one entrance, labelled {@code in}, and one exit, labelled {@code out}. */
final class FilterChain implements AutoCloseable {
    private static final int LAYOUT_BYTES = 64;
    private static final int ANSWER_BYTES = 64;

    private final AVFilterGraph graph = avfilter_graph_alloc();
    private final AVFilterContext source = new AVFilterContext((Pointer) null);
    private final AVFilterContext sink = new AVFilterContext((Pointer) null);

    private FilterChain(String text, String sourceFilter, String sourceOptions, String sinkFilter, int threads) {
        graph.nb_threads(threads);
        try {
            create(source, sourceFilter, "in", sourceOptions);
            create(sink, sinkFilter, "out", null);
            link(text);
        } catch (RuntimeException error) {
            close();
            throw error;
        }
    }

    /**
     * For pictures like {@code sample}, whose pts count frames of {@code rate}.
     *
     * @param threads how many it may use, 1 or more
     */
    static FilterChain ofPictures(String text, AVFrame sample, FrameRate rate, int threads) {
        var aspect = sample.sample_aspect_ratio();
        var known = aspect.num() > 0 && aspect.den() > 0;
        // Without frame_rate x264 is told 25 and warns of levels.
        return new FilterChain(
                text,
                "buffer",
                "video_size=%dx%d:pix_fmt=%d:time_base=%d/%d:frame_rate=%d/%d:pixel_aspect=%d/%d:colorspace=%d:range=%d"
                        .formatted(
                                sample.width(),
                                sample.height(),
                                sample.format(),
                                rate.denominator(),
                                rate.numerator(),
                                rate.numerator(),
                                rate.denominator(),
                                known ? aspect.num() : 1,
                                known ? aspect.den() : 1,
                                sample.colorspace(),
                                sample.color_range()),
                "buffersink",
                threads);
    }

    /** For sound like {@code sample}, whose pts count samples. */
    static FilterChain ofSound(String text, AVFrame sample) {
        return new FilterChain(text, "abuffer", soundOptions(sample), "abuffersink", 1);
    }

    /** For sound like {@code sample} that becomes pictures. */
    static FilterChain fromSoundToPictures(String text, AVFrame sample) {
        return new FilterChain(text, "abuffer", soundOptions(sample), "buffersink", 1);
    }

    private static String soundOptions(AVFrame sample) {
        return "sample_rate=%d:sample_fmt=%s:channel_layout=%s:time_base=1/%d"
                .formatted(
                        sample.sample_rate(),
                        av_get_sample_fmt_name(sample.format()).getString(),
                        layoutOf(sample.ch_layout()),
                        sample.sample_rate());
    }

    /** FFmpeg's name of a layout; one without a name gets the usual one for its number of channels. */
    static String layoutOf(AVChannelLayout layout) {
        try (var usual = new AVChannelLayout()) {
            var text = new byte[LAYOUT_BYTES];
            var named = layout;
            if (layout.order() == org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_UNSPEC) {
                av_channel_layout_default(usual, layout.nb_channels());
                named = usual;
            }
            FfmpegErrors.calling(av_channel_layout_describe(named, text, LAYOUT_BYTES), "channel layout");
            return FfmpegErrors.upToZero(text);
        }
    }

    private void create(AVFilterContext context, String filter, String name, @Nullable String options) {
        FfmpegErrors.calling(
                avfilter_graph_create_filter(context, avfilter_get_by_name(filter), name, options, null, graph),
                filter);
    }

    private void link(String text) {
        var ends = avfilter_inout_alloc();
        var starts = avfilter_inout_alloc();
        try {
            ends.name(name("in")).filter_ctx(source).pad_idx(0).next(null);
            starts.name(name("out")).filter_ctx(sink).pad_idx(0).next(null);
            FfmpegErrors.calling(avfilter_graph_parse_ptr(graph, text, starts, ends, (Pointer) null), text);
            FfmpegErrors.calling(avfilter_graph_config(graph, null), text);
        } finally {
            avfilter_inout_free(starts);
            avfilter_inout_free(ends);
        }
    }

    /** A copy that FFmpeg owns and frees. */
    private static BytePointer name(String text) {
        try (var bytes = new BytePointer(text)) {
            return av_strdup(bytes);
        }
    }

    /** Cuts sound into frames of exactly this many samples, but for the last one. */
    FilterChain inFramesOf(int samples) {
        av_buffersink_set_frame_size(sink, samples);
        return this;
    }

    /** Hands in a frame, which stays the caller's; null says that no more comes. */
    void push(@Nullable AVFrame frame) {
        var pushed = av_buffersrc_add_frame_flags(source, frame, AV_BUFFERSRC_FLAG_KEEP_REF);
        if (pushed != AVERROR_EOF) FfmpegErrors.calling(pushed, "filter");
    }

    /** Takes the next finished frame; false if more input is needed, or none will come. */
    boolean pull(AVFrame into) {
        var pulled = av_buffersink_get_frame(sink, into);
        if (FfmpegErrors.again(pulled) || pulled == AVERROR_EOF) return false;
        FfmpegErrors.calling(pulled, "filter");
        return true;
    }

    /** What a filter of the chain, named {@code filter@id}, says of itself. */
    double number(String filter, String option) {
        try (var value = new DoublePointer(1)) {
            var context = avfilter_graph_get_filter(graph, filter);
            FfmpegErrors.calling(av_opt_get_double(context.priv(), option, 0, value), option);
            return value.get();
        }
    }

    /** Tells a filter of the chain, named {@code filter@id}, to do something before its next frame. */
    void command(String filter, String command, String argument) {
        var answer = new byte[ANSWER_BYTES];
        FfmpegErrors.calling(
                avfilter_graph_send_command(graph, filter, command, argument, answer, ANSWER_BYTES, 0), command);
    }

    @Override
    public void close() {
        avfilter_graph_free(graph);
    }
}
