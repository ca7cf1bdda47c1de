package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** Writes copied packets into a file of any kind that takes them. */
final class CopyWriter implements AutoCloseable {
    private final Path target;
    private final String suffix;
    private final AVFormatContext context = new AVFormatContext(null);
    private boolean opened;

    CopyWriter(Path target, String suffix) {
        this.target = target;
        this.suffix = suffix;
        FfmpegErrors.writing(
                avformat_alloc_output_context2(context, null, CopyContainers.muxerOf(suffix), "file:" + target),
                target);
        context.flags(context.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
    }

    /** A track like that of the source: its codec, its turning and its colours, its language. */
    AVStream addTrack(AVStream source) {
        var stream = avformat_new_stream(context, null);
        FfmpegErrors.writing(avcodec_parameters_copy(stream.codecpar(), source.codecpar()), target);
        // The number that another kind of file had for the codec means nothing in this one.
        stream.codecpar().codec_tag(0);
        stream.time_base(source.time_base());
        stream.avg_frame_rate(source.avg_frame_rate());
        stream.sample_aspect_ratio(source.sample_aspect_ratio());
        stream.disposition(source.disposition());
        try (var metadata = new AVDictionary(null)) {
            av_dict_copy(metadata, source.metadata(), 0);
            stream.metadata(metadata);
        }
        return stream;
    }

    /**
     * Writes the head of the file.
     *
     * @param indexBytes room that is kept in front for the index; if empty, the file is written twice to make it
     */
    void begin(Optional<Long> indexBytes) {
        var file = new AVIOContext(null);
        FfmpegErrors.writing(avio_open(file, "file:" + target, AVIO_FLAG_WRITE), target);
        context.pb(file);
        opened = true;
        var options = new AVDictionary(null);
        if (CopyContainers.hasIndex(suffix)) {
            // No edit lists, as in renditions: the same beginning also in players that ignore them.
            av_dict_set(options, "use_editlist", "0", 0);
            av_dict_set(
                    options,
                    "movflags",
                    indexBytes.isPresent() ? "+negative_cts_offsets" : "+faststart+negative_cts_offsets",
                    0);
            indexBytes.ifPresent(bytes -> av_dict_set(options, "moov_size", Long.toString(bytes), 0));
        }
        try {
            FfmpegErrors.writing(avformat_write_header(context, options), target);
        } finally {
            av_dict_free(options);
        }
    }

    /** Packets come in the order in which they shall lie in the file. */
    void write(AVPacket packet, AVRational timeBase, AVStream stream) {
        av_packet_rescale_ts(packet, timeBase, stream.time_base());
        packet.stream_index(stream.index());
        packet.pos(-1);
        FfmpegErrors.writing(av_write_frame(context, packet), target);
    }

    /** Says whether the index fitted into its room; if not, the file is worth nothing. */
    boolean finish() {
        var written = av_write_trailer(context);
        opened = false;
        var closed = avio_closep(context.pb());
        if (FfmpegErrors.refused(written)) return false;
        FfmpegErrors.writing(written, target);
        FfmpegErrors.writing(closed, target);
        return true;
    }

    @Override
    public void close() {
        if (opened) avio_closep(context.pb());
        avformat_free_context(context);
    }
}
