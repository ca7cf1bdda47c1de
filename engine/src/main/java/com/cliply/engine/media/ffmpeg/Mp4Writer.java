package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * Writes an MP4 file with its index in front and without edit lists: picture and sound both begin at 0 in every player, also
 * in those that ignore edit lists.
 */
final class Mp4Writer implements AutoCloseable {
    /** Where the index stands. */
    enum Index {
        /** So that a player begins before it has all. */
        IN_FRONT,
        /** For files that only we read: nothing is written twice. */
        BEHIND
    }

    private final Path target;
    private final Index index;
    private final AVFormatContext context = new AVFormatContext(null);
    private boolean opened;

    Mp4Writer(Path target) {
        this(target, Index.IN_FRONT);
    }

    Mp4Writer(Path target, Index index) {
        this.target = target;
        this.index = index;
        // The format is named, for the target ends in .part.
        FfmpegErrors.writing(avformat_alloc_output_context2(context, null, "mp4", "file:" + target), target);
        context.flags(context.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
    }

    /** Says something of the file in its header, before {@link #begin}. */
    Mp4Writer comment(String text) {
        var metadata = new AVDictionary(null);
        av_dict_set(metadata, "comment", text, 0);
        context.metadata(metadata);
        return this;
    }

    AVStream addTrack(TrackEncoder encoder) {
        var stream = avformat_new_stream(context, null);
        FfmpegErrors.writing(avcodec_parameters_from_context(stream.codecpar(), encoder.context()), target);
        stream.time_base(encoder.context().time_base());
        stream.avg_frame_rate(encoder.context().framerate());
        return stream;
    }

    /** A track whose packets exist already: like {@code other}, which was read from a file. */
    AVStream addTrack(AVStream other, AVRational timeBase) {
        var stream = avformat_new_stream(context, null);
        FfmpegErrors.writing(avcodec_parameters_copy(stream.codecpar(), other.codecpar()), target);
        // The muxer finds the right one for its own container.
        stream.codecpar().codec_tag(0);
        stream.time_base(timeBase);
        stream.avg_frame_rate(other.avg_frame_rate());
        stream.sample_aspect_ratio(other.codecpar().sample_aspect_ratio());
        return stream;
    }

    void begin() {
        var file = new AVIOContext(null);
        FfmpegErrors.writing(avio_open(file, "file:" + target, AVIO_FLAG_WRITE), target);
        context.pb(file);
        opened = true;
        var options = new AVDictionary(null);
        av_dict_set(
                options,
                "movflags",
                index == Index.IN_FRONT ? "+faststart+negative_cts_offsets" : "+negative_cts_offsets",
                0);
        av_dict_set(options, "use_editlist", "0", 0);
        try {
            FfmpegErrors.writing(avformat_write_header(context, options), target);
        } finally {
            av_dict_free(options);
        }
    }

    void write(AVPacket packet, TrackEncoder encoder, AVStream stream) {
        // The first packet of AAC only primes its decoder; with no edit list to hide it, it would delay the sound.
        if (packet.pts() < 0 && packet.pts() == packet.dts()) return;
        write(packet, encoder.context().time_base(), stream);
    }

    /** Writes a packet whose times count in {@code timeBase}; tracks may come in any order within a second or so. */
    void write(AVPacket packet, AVRational timeBase, AVStream stream) {
        av_packet_rescale_ts(packet, timeBase, stream.time_base());
        packet.stream_index(stream.index());
        packet.pos(-1);
        FfmpegErrors.writing(av_interleaved_write_frame(context, packet), target);
    }

    void finish() {
        FfmpegErrors.writing(av_write_trailer(context), target);
        opened = false;
        FfmpegErrors.writing(avio_closep(context.pb()), target);
    }

    @Override
    public void close() {
        if (opened) avio_closep(context.pb());
        avformat_free_context(context);
    }
}
