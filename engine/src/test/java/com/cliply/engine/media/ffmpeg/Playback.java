package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.Loudness;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * What a player shows and sounds of one of our MP4 files, read with nothing of the code under test but its filter chain.
 * Times are the file's own, in microseconds; sound is one channel at 48 kHz.
 *
 * @param soundStart the time of the first sample
 */
public record Playback(List<Shown> pictures, List<Float> sound, long soundStart, Loudness loudness) {
    private static final int RATE = 48_000;
    /** Louder than this part of the loudest sample is a beep. */
    private static final double BEEP_SHARE = 0.4;

    private static final int BEEP_GAP = RATE / 20;

    /** One picture; its number is -1 if it cannot be read. {@code light} is the mean of all its pixels. */
    public record Shown(long micros, int number, boolean flash, FrameSize size, double light) {}

    public static Playback of(Path file) {
        return of(file, false);
    }

    /**
     * Plays a file.
     *
     * @param ignoringEditLists as players do that know none
     */
    public static Playback of(Path file, boolean ignoringEditLists) {
        Natives.load();
        try (var player = new Player(file, ignoringEditLists)) {
            return player.play();
        }
    }

    public List<Integer> numbers() {
        return pictures.stream().map(Shown::number).toList();
    }

    /** When each flash begins. */
    public List<Long> flashes() {
        var found = new ArrayList<Long>();
        var before = false;
        for (var picture : pictures) {
            if (picture.flash() && !before) found.add(picture.micros());
            before = picture.flash();
        }
        return found;
    }

    /** When each beep begins. */
    public List<Long> beeps() {
        var found = new ArrayList<Long>();
        var loudest = sound.stream().mapToDouble(Math::abs).max().orElse(0);
        var lastLoud = -BEEP_GAP;
        for (int index = 0; index < sound.size(); index++) {
            if (Math.abs(sound.get(index)) < Math.max(0.01, loudest * BEEP_SHARE)) continue;
            if (index - lastLoud >= BEEP_GAP) found.add(soundStart + index * 1_000_000L / RATE);
            lastLoud = index;
        }
        return found;
    }

    /** Samples of long files, without an object for each. */
    private static final class Samples extends AbstractList<Float> {
        private float[] values = new float[RATE];
        private int count;

        void take(FloatBuffer more) {
            if (count + more.remaining() > values.length)
                values = Arrays.copyOf(values, 2 * (count + more.remaining()));
            var length = more.remaining();
            more.get(values, count, length);
            count += length;
        }

        @Override
        public Float get(int index) {
            return values[Objects.checkIndex(index, count)];
        }

        @Override
        public int size() {
            return count;
        }
    }

    private static final class Player implements AutoCloseable {
        private final AVFormatContext context = new AVFormatContext(null);
        private final List<Shown> pictures = new ArrayList<>();
        private final Samples sound = new Samples();
        private final AVFrame frame = av_frame_alloc();
        private long soundStart;
        private @Nullable FilterChain meter;

        Player(Path file, boolean ignoringEditLists) {
            var options = new AVDictionary(null);
            if (ignoringEditLists) av_dict_set(options, "ignore_editlist", "1", 0);
            FfmpegErrors.reading(avformat_open_input(context, "file:" + file, (AVInputFormat) null, options), file);
            av_dict_free(options);
            FfmpegErrors.reading(avformat_find_stream_info(context, (PointerPointer<?>) null), file);
        }

        Playback play() {
            var decoders = new ArrayList<AVCodecContext>();
            for (int index = 0; index < context.nb_streams(); index++) decoders.add(decoder(context.streams(index)));
            var packet = av_packet_alloc();
            while (av_read_frame(context, packet) >= 0) {
                decode(context.streams(packet.stream_index()), decoders.get(packet.stream_index()), packet);
                av_packet_unref(packet);
            }
            for (int index = 0; index < decoders.size(); index++)
                decode(context.streams(index), decoders.get(index), null);
            decoders.forEach(decoder -> avcodec_free_context(decoder));
            av_packet_free(packet);
            return new Playback(pictures, sound, soundStart, loudness());
        }

        private static AVCodecContext decoder(AVStream stream) {
            var decoder = avcodec_alloc_context3(
                    avcodec_find_decoder(stream.codecpar().codec_id()));
            avcodec_parameters_to_context(decoder, stream.codecpar());
            decoder.pkt_timebase(stream.time_base());
            FfmpegErrors.calling(avcodec_open2(decoder, decoder.codec(), (AVDictionary) null), "decoder");
            return decoder;
        }

        private void decode(AVStream stream, AVCodecContext decoder, @Nullable AVPacket packet) {
            FfmpegErrors.calling(avcodec_send_packet(decoder, packet), "packet");
            while (avcodec_receive_frame(decoder, frame) >= 0) {
                var base = stream.time_base();
                var micros = Math.floorDiv(frame.best_effort_timestamp() * 1_000_000L * base.num(), base.den());
                if (stream.codecpar().codec_type() == AVMEDIA_TYPE_VIDEO) show(micros);
                else hear(micros);
                av_frame_unref(frame);
            }
        }

        private void show(long micros) {
            var size = new FrameSize(frame.width(), frame.height());
            var luma = frame.data(0)
                    .capacity((long) frame.linesize(0) * size.height())
                    .asByteBuffer();
            var stride = frame.linesize(0);
            var reading = Barcode.read(luma, stride, size);
            var sum = 0L;
            for (int y = 0; y < size.height(); y++)
                for (int x = 0; x < size.width(); x++) sum += luma.get(y * stride + x) & 0xff;
            var light = (double) sum / size.width() / size.height();
            pictures.add(new Shown(micros, reading.number(), reading.flash(), size, light));
        }

        private void hear(long micros) {
            if (sound.isEmpty()) soundStart = micros;
            try (var left = new FloatPointer(frame.data(0))) {
                sound.take(left.capacity(frame.nb_samples()).asBuffer());
            }
            if (meter == null) meter = FilterChain.ofSound("[in]ebur128@meter=peak=true[out]", frame);
            frame.pts(sound.size());
            meter.push(frame);
            drain(meter);
        }

        private static void drain(FilterChain chain) {
            var passed = av_frame_alloc();
            while (chain.pull(passed)) av_frame_unref(passed);
            av_frame_free(passed);
        }

        private Loudness loudness() {
            if (meter == null) return new Loudness(Loudness.SILENCE_LUFS, Double.NEGATIVE_INFINITY);
            meter.push(null);
            drain(meter);
            return new Loudness(
                    meter.number("ebur128@meter", "integrated"), meter.number("ebur128@meter", "true_peak"));
        }

        @Override
        public void close() {
            if (meter != null) meter.close();
            av_frame_free(frame);
            avformat_close_input(context);
        }
    }
}
