package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entries_count;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entry;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;

import com.cliply.engine.error.MediaException;
import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.ProxyMaker;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.media.WorkMonitor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;

/**
 * Copies by FFmpeg. The clock of a copy counts microseconds and begins with its first picture; when that one appears in the
 * source stands in the file's comment, for a track of MP4 cannot begin before 0, and a source can.
 */
public final class FfmpegProxyMaker implements ProxyMaker {
    private static final String MARK = "cliply proxy, first picture at ";
    private static final Pattern COMMENT = Pattern.compile(MARK + "(-?\\d{1,15}) us");
    private static final int MICROS = 1_000_000;

    private final int threads;
    private final int encoderThreads;

    /**
     * Leaves some cores to others.
     *
     * @param threads for decoding and for filtering, each, 1 or more
     * @param encoderThreads of the encoder, 1 or more
     */
    public FfmpegProxyMaker(int threads, int encoderThreads) {
        this.threads = threads;
        this.encoderThreads = encoderThreads;
    }

    @Override
    public Run open(Path source, VideoTrack track, EncodeRequest.Picture picture, WorkMonitor monitor) {
        Natives.load();
        return new ProxyRun(source, track, picture, monitor, threads, encoderThreads);
    }

    static String comment(long firstMicros) {
        return MARK + firstMicros + " us";
    }

    @Override
    public Optional<List<Long>> frames(Path copy) {
        try (var input = NativeInput.openOwn(copy, WorkMonitor.NONE)) {
            var first = COMMENT.matcher(comment(input.context()));
            if (!first.matches() || input.context().nb_streams() != 1) return Optional.empty();
            return frames(input, Long.parseLong(first.group(1)));
        } catch (MediaException noCopy) {
            return Optional.empty();
        }
    }

    private static Optional<List<Long>> frames(NativeInput input, long firstMicros) {
        var stream = input.stream(0);
        if (stream.time_base().num() != 1 || stream.time_base().den() != MICROS) return Optional.empty();
        var count = avformat_index_get_entries_count(stream);
        var frames = new ArrayList<Long>();
        var before = -1L;
        for (int index = 0; index < count; index++) {
            // Without B-frames the order of decoding is that of presentation.
            var tick = avformat_index_get_entry(stream, index).timestamp();
            if (tick <= before || (index == 0 && tick != 0)) return Optional.empty();
            frames.add(firstMicros + tick);
            before = tick;
        }
        return frames.isEmpty() ? Optional.empty() : Optional.of(frames);
    }

    private static String comment(AVFormatContext context) {
        var entry = av_dict_get(context.metadata(), "comment", (AVDictionaryEntry) null, 0);
        return entry == null || entry.isNull() ? "" : entry.value().getString();
    }
}
