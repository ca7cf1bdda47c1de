package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.media.AudioTrack;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.VideoTrack;
import java.util.Set;

/** Which kind of file takes which codecs as they are: the one that most players know, if it takes all. */
final class CopyContainers {
    // As the FFmpeg muxers' own tables (movenc.c's codec tags, webm's in matroskaenc.c) and the players of browsers
    // have it.
    private static final Set<String> MP4_PICTURES = Set.of("h264", "hevc", "av1", "vp9", "mpeg4");
    private static final Set<String> MP4_SOUND = Set.of("aac", "ac3", "eac3", "opus", "mp3", "flac", "alac");
    private static final Set<String> WEBM_PICTURES = Set.of("vp8", "vp9", "av1");
    private static final Set<String> WEBM_SOUND = Set.of("opus", "vorbis");
    private static final Set<String> MOV_PICTURES =
            Set.of("h264", "hevc", "prores", "dnxhd", "mjpeg", "mpeg4", "mpeg2video", "qtrle", "png");

    private CopyContainers() {}

    static String suffixFor(MediaInfo source) {
        if (fits(source, MP4_PICTURES, MP4_SOUND)) return "mp4";
        if (fits(source, WEBM_PICTURES, WEBM_SOUND)) return "webm";
        if (source.container().startsWith("mov") && takesAll(source)) return "mov";
        return "mkv";
    }

    private static boolean takesAll(MediaInfo source) {
        return source.videoTracks().stream().map(VideoTrack::codec).allMatch(MOV_PICTURES::contains)
                && source.audioTracks().stream()
                        .map(AudioTrack::codec)
                        .allMatch(codec -> MP4_SOUND.contains(codec) || codec.startsWith("pcm_"));
    }

    private static boolean fits(MediaInfo source, Set<String> pictures, Set<String> sound) {
        return source.videoTracks().stream().map(VideoTrack::codec).allMatch(pictures::contains)
                && source.audioTracks().stream().map(AudioTrack::codec).allMatch(sound::contains);
    }

    /** FFmpeg's name of the muxer. */
    static String muxerOf(String suffix) {
        return suffix.equals("mkv") ? "matroska" : suffix;
    }

    /** Whether a file of this kind has an index that can stand in front. */
    static boolean hasIndex(String suffix) {
        return suffix.equals("mp4") || suffix.equals("mov");
    }
}
