package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_GENERIC_INDEX;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_TS_DISCONT;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BYTE;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_ROUND_DOWN;
import static org.bytedeco.ffmpeg.global.avutil.AV_ROUND_NEAR_INF;
import static org.bytedeco.ffmpeg.global.avutil.AV_ROUND_UP;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale_rnd;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EIO;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.media.WorkMonitor;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** An opened local file that hands out packets. Belongs to the thread that opened it, but for the sums with time stamps. */
final class NativeInput implements AutoCloseable {
    /** Nothing but local files: a playlist renamed to .mp4 must not reach the network or other files. */
    private static final String PROTOCOLS = "file";

    private static final String FORMATS =
            "mov,matroska,webm,avi,mpegts,mp3,wav,aac,flac,ogg,asf,flv,mxf,mpeg,aiff,w64,caf";

    private static final long MICROS = 1_000_000L;

    private final Path file;
    private final WorkMonitor monitor;
    private final AVFormatContext context;
    private final AVPacket packet = av_packet_alloc();
    // FFmpeg keeps their addresses: they must live as long as the context.
    private final AVIOInterruptCB.Callback_Pointer interrupt;
    private final AVIOInterruptCB interruptHolder;
    private volatile Clocks clocks = new Clocks(new long[0], new long[0], 0);

    private NativeInput(Path file, WorkMonitor monitor) {
        this.file = file;
        this.monitor = monitor;
        this.interrupt = new AVIOInterruptCB.Callback_Pointer() {
            @Override
            public int call(Pointer opaque) {
                return monitor.cancelled() ? 1 : 0;
            }
        };
        this.interruptHolder = new AVIOInterruptCB();
        this.interruptHolder.callback(interrupt);
        this.context = avformat_alloc_context();
        this.context.interrupt_callback(interruptHolder);
    }

    /** Opens a file and reads as much of it as is needed to know its tracks. */
    static NativeInput open(Path file, WorkMonitor monitor) {
        Natives.load();
        var input = new NativeInput(file, monitor);
        try {
            input.openContext();
            input.noteClocks();
            return input;
        } catch (RuntimeException error) {
            input.close();
            throw error;
        }
    }

    /** Opens a file of our own making, whose headers say all: nothing of it is decoded to learn more. */
    static NativeInput openOwn(Path file, WorkMonitor monitor) {
        Natives.load();
        var input = new NativeInput(file, monitor);
        try {
            input.openHeaders();
            input.noteClocks();
            return input;
        } catch (RuntimeException error) {
            input.close();
            throw error;
        }
    }

    private void openContext() {
        openHeaders();
        FfmpegErrors.reading(avformat_find_stream_info(context, (PointerPointer<?>) null), file);
    }

    private void openHeaders() {
        var options = new AVDictionary(null);
        av_dict_set(options, "protocol_whitelist", PROTOCOLS, 0);
        av_dict_set(options, "format_whitelist", FORMATS, 0);
        try {
            // "file:" in front: a name such as "concat:a|b" or "http:x" is a name, not an address.
            var opened = avformat_open_input(context, "file:" + file.toAbsolutePath(), (AVInputFormat) null, options);
            if (opened < 0) {
                context.setNull(); // FFmpeg has freed it
                FfmpegErrors.reading(opened, file);
            }
        } finally {
            av_dict_free(options);
        }
    }

    Path file() {
        return file;
    }

    AVFormatContext context() {
        return context;
    }

    AVStream stream(int index) {
        return context.streams(index);
    }

    /** Reads packets of these streams only; the others' data is not even fetched where the container allows it. */
    void keepOnly(int... indexes) {
        for (int index = 0; index < context.nb_streams(); index++) {
            var kept = false;
            for (var wanted : indexes) kept |= wanted == index;
            if (!kept) stream(index).discard(org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL);
        }
    }

    /**
     * The next packet, valid until the next call; null at the end. Damage ends the file early, as every player does.
     */
    @Nullable
    AVPacket next() {
        monitor.throwIfCancelled();
        av_packet_unref(packet);
        var read = av_read_frame(context, packet);
        if (read >= 0) return packet;
        if (read == AVERROR_EXIT) throw new CancelledException();
        if (read == AVERROR_EIO()) FfmpegErrors.reading(read, file);
        return null;
    }

    /** Goes to the last keyframe of the stream at or before the position; to the beginning where that fails. */
    void seek(int stream, long micros) {
        var target = ticks(stream, Math.max(0, micros));
        if (micros <= 0 && isStream() && av_seek_frame(context, stream, 0, AVSEEK_FLAG_BYTE) >= 0) return;
        if (av_seek_frame(context, stream, target, AVSEEK_FLAG_BACKWARD) < 0)
            // Some containers cannot seek before their first keyframe, some not at all.
            av_seek_frame(context, stream, Long.MIN_VALUE + 1, AVSEEK_FLAG_BACKWARD);
    }

    /** Streams of MPEG have no index: a search for their beginning by time ends after their first keyframe. */
    private boolean isStream() {
        return (context.iformat().flags() & (AVFMT_TS_DISCONT | AVFMT_GENERIC_INDEX)) == AVFMT_TS_DISCONT;
    }

    /** Microseconds after the file's beginning, rounded down; exact fractions inside, no double. */
    long micros(int stream, long pts) {
        var known = clocks(stream);
        return av_rescale_rnd(pts, known.numerators[stream], known.denominators[stream], AV_ROUND_DOWN)
                - known.startMicros;
    }

    /** A length in a stream's ticks as microseconds, rounded up. */
    long lengthMicros(int stream, long ticks) {
        var known = clocks(stream);
        return av_rescale_rnd(ticks, known.numerators[stream], known.denominators[stream], AV_ROUND_UP);
    }

    /** A length, which may be negative, in a stream's ticks, rounded to the nearest. */
    long ticksOf(int stream, long micros) {
        var known = clocks(stream);
        return av_rescale_rnd(micros, known.denominators[stream], known.numerators[stream], AV_ROUND_NEAR_INF);
    }

    /** A time stamp of a stream, counted from the file's beginning. */
    long fromStart(int stream, long pts) {
        return pts - ticksOf(stream, clocks(stream).startMicros);
    }

    private long ticks(int stream, long micros) {
        var known = clocks(stream);
        return av_rescale_rnd(
                micros + known.startMicros, known.denominators[stream], known.numerators[stream], AV_ROUND_DOWN);
    }

    /** What the streams' ticks are worth; never changed, so that a thread that decodes may ask while another one reads. */
    private static final class Clocks {
        private final long[] numerators;
        private final long[] denominators;
        private final long startMicros;

        Clocks(long[] numerators, long[] denominators, long startMicros) {
            this.numerators = numerators;
            this.denominators = denominators;
            this.startMicros = startMicros;
        }
    }

    private Clocks clocks(int stream) {
        if (stream >= clocks.numerators.length) noteClocks();
        return clocks;
    }

    /** Asked for with each packet, so they are taken over once; a broadcast may bring further tracks while it is read. */
    private void noteClocks() {
        var streams = context.nb_streams();
        var numerators = new long[streams];
        var denominators = new long[streams];
        for (int index = 0; index < streams; index++) {
            var base = stream(index).time_base();
            numerators[index] = MICROS * base.num();
            denominators[index] = base.den();
        }
        var start = context.start_time();
        clocks = new Clocks(numerators, denominators, start == AV_NOPTS_VALUE ? 0 : start);
    }

    @Override
    public void close() {
        av_packet_free(packet);
        if (!context.isNull()) avformat_close_input(context);
        interruptHolder.close();
        interrupt.close();
    }
}
