package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_ASS;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MOV_TEXT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_SSA;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_SUBRIP;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_TEXT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_WEBVTT;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DEFAULT;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_FORCED;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_SUBTITLE;
import static org.bytedeco.ffmpeg.global.avutil.AV_DICT_IGNORE_SUFFIX;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;

import com.cliply.engine.media.SubtitleLine;
import com.cliply.engine.media.SubtitleTrack;
import com.cliply.engine.media.SubtitleTrack.Syntax;
import com.cliply.engine.media.SubtitleTracks;
import com.cliply.engine.media.WorkMonitor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;

/**
 * Reads text tracks from their packets. These hold the text as it is, so no decoder is asked, which would turn it into styles
 * and lose the times of words.
 */
public final class FfmpegSubtitleTracks implements SubtitleTracks {
    private static final int MOST_TRACKS = 100;
    private static final int MOST_LINES = 200_000;
    private static final int LARGEST_LINE = 20_000;
    private static final long MOST_BYTES = 40_000_000;

    /** Of a Matroska block: ReadOrder, Layer, Style, Name, three margins, Effect, Text. */
    private static final int ASS_FIELDS = 9;

    private static final int ASS_NAME = 3;

    @Override
    public List<SubtitleTrack> of(Path file) {
        ReadableFile.require(file);
        try (var input = NativeInput.openOwn(file, WorkMonitor.NONE)) {
            var tracks = new ArrayList<SubtitleTrack>();
            for (int index = 0; index < input.context().nb_streams() && tracks.size() < MOST_TRACKS; index++)
                track(input.stream(index)).ifPresent(tracks::add);
            return tracks;
        }
    }

    private static Optional<SubtitleTrack> track(AVStream stream) {
        var parameters = stream.codecpar();
        if (parameters.codec_type() != AVMEDIA_TYPE_SUBTITLE) return Optional.empty();
        return syntax(parameters.codec_id())
                .map(syntax -> new SubtitleTrack(
                        stream.index(),
                        syntax,
                        language(stream),
                        (stream.disposition() & AV_DISPOSITION_DEFAULT) != 0,
                        (stream.disposition() & AV_DISPOSITION_FORCED) != 0));
    }

    private static Optional<Syntax> syntax(int codec) {
        return switch (codec) {
            case AV_CODEC_ID_SUBRIP -> Optional.of(Syntax.SUBRIP);
            case AV_CODEC_ID_WEBVTT -> Optional.of(Syntax.WEBVTT);
            case AV_CODEC_ID_ASS, AV_CODEC_ID_SSA -> Optional.of(Syntax.ASS);
            case AV_CODEC_ID_MOV_TEXT, AV_CODEC_ID_TEXT -> Optional.of(Syntax.PLAIN);
            default -> Optional.empty();
        };
    }

    private static String language(AVStream stream) {
        var entry = av_dict_get(stream.metadata(), "language", (AVDictionaryEntry) null, AV_DICT_IGNORE_SUFFIX);
        return entry == null || entry.isNull() ? "" : entry.value().getString(StandardCharsets.UTF_8);
    }

    @Override
    public List<SubtitleLine> read(Path file, SubtitleTrack track, WorkMonitor monitor) {
        ReadableFile.require(file);
        try (var input = NativeInput.open(file, monitor)) {
            if (track.index() >= input.context().nb_streams()) return List.of();
            input.keepOnly(track.index());
            var boxed = input.stream(track.index()).codecpar().codec_id() == AV_CODEC_ID_MOV_TEXT;
            var lines = new ArrayList<SubtitleLine>();
            var bytes = 0L;
            for (var packet = input.next(); packet != null; packet = input.next()) {
                if (packet.stream_index() != track.index() || packet.pts() == AV_NOPTS_VALUE) continue;
                bytes += packet.size();
                if (bytes > MOST_BYTES || lines.size() == MOST_LINES) break;
                var text = text(packet, track.syntax(), boxed);
                if (!text.isBlank()) lines.add(line(input, packet, text));
            }
            return lines;
        }
    }

    private static SubtitleLine line(NativeInput input, AVPacket packet, String text) {
        var start = Math.max(0, input.micros(packet.stream_index(), packet.pts()));
        return new SubtitleLine(
                start, start + input.lengthMicros(packet.stream_index(), Math.max(0, packet.duration())), text);
    }

    private static String text(AVPacket packet, Syntax syntax, boolean boxed) {
        var size = Math.min(packet.size(), LARGEST_LINE);
        if (size <= 0 || packet.data() == null) return "";
        var bytes = new byte[size];
        packet.data().position(0).get(bytes);
        if (boxed) return boxed(bytes);
        var text = new String(bytes, StandardCharsets.UTF_8);
        return syntax == Syntax.ASS ? event(text) : text;
    }

    /** A 3GPP text sample: two bytes of length, the text, and boxes with styles behind it. */
    private static String boxed(byte[] bytes) {
        if (bytes.length < 2) return "";
        var length = Math.min(bytes.length - 2, ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF));
        var wide = length >= 2
                && (((bytes[2] & 0xFF) == 0xFE && (bytes[3] & 0xFF) == 0xFF)
                        || ((bytes[2] & 0xFF) == 0xFF && (bytes[3] & 0xFF) == 0xFE));
        return new String(bytes, 2, length, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
    }

    private static String event(String block) {
        var fields = block.split(",", ASS_FIELDS);
        return fields.length < ASS_FIELDS ? "" : fields[ASS_NAME].strip() + "," + fields[ASS_FIELDS - 1];
    }
}
