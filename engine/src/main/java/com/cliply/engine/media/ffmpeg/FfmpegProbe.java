package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_PROGRESSIVE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_DICT_IGNORE_SUFFIX;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_color_primaries_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_range_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_space_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_transfer_name;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt_name;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.media.AudioTrack;
import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.MediaProbe;
import com.cliply.engine.media.Orientation;
import com.cliply.engine.media.PictureColor;
import com.cliply.engine.media.PixelAspect;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.MediaTime;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** Looks at files by FFmpeg. */
public final class FfmpegProbe implements MediaProbe {
    /** Twelve hours, and the seconds that joining recordings adds to them. */
    private static final Duration LONGEST = Duration.ofHours(12).plusMinutes(15);

    private static final long MOST_PIXELS = 8192L * 8192;
    private static final int MATRIX_BYTES = 9 * Integer.BYTES;

    @Override
    public MediaInfo probe(Path file) {
        Natives.load();
        ReadableFile.require(file);
        try (var input = NativeInput.open(file, WorkMonitor.NONE)) {
            return describe(input);
        } catch (MediaException error) {
            throw error.code() == ErrorCode.MEDIA_DAMAGED ? ReadableFile.refusal(file, error) : error;
        }
    }

    private static MediaInfo describe(NativeInput input) {
        var file = input.file();
        var declared = input.context().duration();
        var video = videoTracks(input);
        var audio = audioTracks(input);
        if (video.isEmpty() && audio.isEmpty()) throw new MediaException(ErrorCode.NOT_MEDIA, FfmpegErrors.name(file));
        var readable = Extent.readableMicros(input, declared == AV_NOPTS_VALUE ? 0 : declared);
        var whole = declared == AV_NOPTS_VALUE || declared <= 0 ? readable : declared;
        if (whole <= 0 || (readable <= 0 && input.next() == null))
            throw new MediaException(ErrorCode.MEDIA_DAMAGED, FfmpegErrors.name(file), "it holds no frame");
        checkSize(file, whole, video);
        if (audio.isEmpty() && video.size() == 1 && video.getFirst().frames() == 1)
            throw new MediaException(ErrorCode.STILL_IMAGE, FfmpegErrors.name(file));
        return new MediaInfo(
                text(input.context().iformat().name(), "unknown"),
                micros(whole),
                micros(Math.min(whole, readable)),
                Math.max(0, input.context().bit_rate()),
                video,
                audio);
    }

    private static void checkSize(Path file, long wholeMicros, List<VideoTrack> video) {
        if (micros(wholeMicros).compareTo(LONGEST) > 0)
            throw new MediaException(
                    ErrorCode.MEDIA_TOO_LARGE,
                    FfmpegErrors.name(file),
                    micros(wholeMicros).toHours() + " hours");
        for (var track : video)
            if ((long) track.storedSize().width() * track.storedSize().height() > MOST_PIXELS)
                throw new MediaException(
                        ErrorCode.MEDIA_TOO_LARGE,
                        FfmpegErrors.name(file),
                        track.storedSize().toString());
    }

    /** FFmpeg's favourite first, as its own tools choose; covers of songs are no video. */
    private static List<VideoTrack> videoTracks(NativeInput input) {
        var tracks = new ArrayList<VideoTrack>();
        var best = best(input, AVMEDIA_TYPE_VIDEO);
        for (int index = 0; index < input.context().nb_streams(); index++) {
            var stream = input.stream(index);
            var parameters = stream.codecpar();
            if (parameters.codec_type() != AVMEDIA_TYPE_VIDEO
                    || (stream.disposition() & AV_DISPOSITION_ATTACHED_PIC) != 0
                    || parameters.width() <= 0
                    || parameters.height() <= 0) continue;
            tracks.add(index == best ? 0 : tracks.size(), videoTrack(input, stream));
        }
        return tracks;
    }

    private static VideoTrack videoTrack(NativeInput input, AVStream stream) {
        var parameters = stream.codecpar();
        var rate = Rates.of(stream);
        return new VideoTrack(
                stream.index(),
                avcodec_get_name(parameters.codec_id()).getString(),
                new FrameSize(parameters.width(), parameters.height()),
                pixelAspect(stream),
                orientation(parameters),
                color(parameters),
                rate.average(),
                rate.variable(),
                parameters.field_order() > AV_FIELD_PROGRESSIVE,
                startMicros(input, stream),
                duration(input, stream),
                Math.max(0, stream.nb_frames()));
    }

    private static List<AudioTrack> audioTracks(NativeInput input) {
        var tracks = new ArrayList<AudioTrack>();
        var best = best(input, AVMEDIA_TYPE_AUDIO);
        for (int index = 0; index < input.context().nb_streams(); index++) {
            var stream = input.stream(index);
            var parameters = stream.codecpar();
            if (parameters.codec_type() != AVMEDIA_TYPE_AUDIO
                    || parameters.sample_rate() <= 0
                    || parameters.ch_layout().nb_channels() <= 0) continue;
            tracks.add(index == best ? 0 : tracks.size(), audioTrack(input, stream));
        }
        return tracks;
    }

    private static AudioTrack audioTrack(NativeInput input, AVStream stream) {
        var parameters = stream.codecpar();
        return new AudioTrack(
                stream.index(),
                avcodec_get_name(parameters.codec_id()).getString(),
                parameters.sample_rate(),
                parameters.ch_layout().nb_channels(),
                FilterChain.layoutOf(parameters.ch_layout()),
                tag(stream, "language"),
                tag(stream, "title"),
                startMicros(input, stream),
                duration(input, stream));
    }

    private static int best(NativeInput input, int type) {
        return av_find_best_stream(input.context(), type, -1, -1, (org.bytedeco.javacpp.PointerPointer<?>) null, 0);
    }

    private static long startMicros(NativeInput input, AVStream stream) {
        // FFmpeg rounds the file's beginning to the nearest microsecond, we round down: never before it.
        return stream.start_time() == AV_NOPTS_VALUE
                ? 0
                : Math.max(0, input.micros(stream.index(), stream.start_time()));
    }

    private static Duration duration(NativeInput input, AVStream stream) {
        if (stream.duration() != AV_NOPTS_VALUE && stream.duration() > 0)
            return micros(input.lengthMicros(stream.index(), stream.duration()));
        return micros(Math.max(0, input.context().duration() - Math.max(0, startMicros(input, stream))));
    }

    private static PixelAspect pixelAspect(AVStream stream) {
        var container = stream.sample_aspect_ratio();
        var coded = stream.codecpar().sample_aspect_ratio();
        if (container.num() > 0 && container.den() > 0) return new PixelAspect(container.num(), container.den());
        if (coded.num() > 0 && coded.den() > 0) return new PixelAspect(coded.num(), coded.den());
        return PixelAspect.SQUARE;
    }

    private static Orientation orientation(AVCodecParameters parameters) {
        for (int index = 0; index < parameters.nb_coded_side_data(); index++) {
            var side = parameters.coded_side_data().getPointer(index);
            if (side.type() != AV_PKT_DATA_DISPLAYMATRIX || side.size() < MATRIX_BYTES) continue;
            var numbers = new int[9];
            side.data()
                    .capacity(MATRIX_BYTES)
                    .asByteBuffer()
                    .order(ByteOrder.nativeOrder())
                    .asIntBuffer()
                    .get(numbers);
            return DisplayMatrix.orientation(numbers);
        }
        return Orientation.UPRIGHT;
    }

    private static PictureColor color(AVCodecParameters parameters) {
        var format = parameters.format();
        var description = format < 0 ? null : av_pix_fmt_desc_get(format);
        return new PictureColor(
                format < 0 ? "unknown" : text(av_get_pix_fmt_name(format), "unknown"),
                description == null || description.isNull()
                        ? 8
                        : description.comp(0).depth(),
                text(av_color_primaries_name(parameters.color_primaries()), "unknown"),
                text(av_color_transfer_name(parameters.color_trc()), "unknown"),
                text(av_color_space_name(parameters.color_space()), "unknown"),
                text(av_color_range_name(parameters.color_range()), "unknown"));
    }

    private static String tag(AVStream stream, String key) {
        var entry = av_dict_get(stream.metadata(), key, (AVDictionaryEntry) null, AV_DICT_IGNORE_SUFFIX);
        return entry == null || entry.isNull() ? "" : text(entry.value(), "");
    }

    private static String text(@Nullable BytePointer pointer, String otherwise) {
        return Pointer.isNull(pointer) || pointer == null ? otherwise : pointer.getString();
    }

    private static Duration micros(long micros) {
        return MediaTime.ZERO.until(new MediaTime(Math.max(0, micros))).truncatedTo(ChronoUnit.MICROS);
    }
}
