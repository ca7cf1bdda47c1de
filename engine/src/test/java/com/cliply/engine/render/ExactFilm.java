package com.cliply.engine.render;

import com.cliply.engine.media.FrameList;
import com.cliply.engine.media.SourceMedia;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.media.ffmpeg.FfmpegFrameTimes;
import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.media.ffmpeg.TestSound;
import com.cliply.engine.time.FrameRate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A film to cut from: every picture tells its number, all of its sound tells when it was made; a keyframe every 20 s.
 *
 * @param times of its frames, as its packets have them
 */
public record ExactFilm(Kind kind, SourceMedia media, int frames, FrameList times) {
    /** How one is coded. */
    public record Kind(String encoder, String container, FrameRate rate) {
        public Kind(String encoder, String container, int numerator, int denominator) {
            this(encoder, container, new FrameRate(numerator, denominator));
        }

        @Override
        public String toString() {
            return encoder + " in " + container + " at " + rate;
        }
    }

    /** Each codec with another rate. */
    public static final List<Kind> FOUR = List.of(
            new Kind("libx264", "mp4", 24_000, 1001),
            new Kind("libx265", "matroska", 25, 1),
            new Kind("libvpx-vp9", "webm", 30_000, 1001),
            new Kind("libsvtav1", "mp4", 60_000, 1001));

    /** More rates and containers. */
    public static final List<Kind> FOUR_MORE = List.of(
            new Kind("libx264", "matroska", 60_000, 1001),
            new Kind("libx265", "mp4", 30_000, 1001),
            new Kind("libvpx-vp9", "mp4", 25, 1),
            new Kind("libsvtav1", "webm", 24_000, 1001));

    private static final int GROUP_SECONDS = 20;
    private static final int OPUS_RATE = 48_000;

    /** Makes one, so long that every place lies within its first or second group. */
    public static ExactFilm make(Kind kind, int seconds, Path folder) {
        var group = (int) Math.round(
                (double) GROUP_SECONDS * kind.rate().numerator() / kind.rate().denominator());
        var frames = group * seconds / GROUP_SECONDS;
        var film = TestMedia.film()
                .frames(frames, kind.rate())
                .codedBy(kind.encoder(), options(kind.encoder(), Integer.toString(group)))
                .container(kind.container(), Map.of());
        // A webm holds no AAC.
        if (kind.container().equals("webm")) film.soundCodedBy("libopus", TestSound.chirps(), OPUS_RATE, 2);
        else film.sound(TestSound.chirps());
        var file = film.write(folder.resolve(kind.toString().replaceAll("[ /]", "-") + "." + kind.container()));
        var media = TestRender.source(file);
        var track = media.info().video().orElseThrow();
        return new ExactFilm(kind, media, frames, new FfmpegFrameTimes().of(file, track, WorkMonitor.NONE));
    }

    private static Map<String, String> options(String encoder, String group) {
        return switch (encoder) {
            case "libx264" ->
                Map.of("preset", "veryfast", "crf", "20", "g", group, "bf", "3", "x264-params", "scenecut=0");
            case "libx265" ->
                Map.of(
                        "preset",
                        "ultrafast",
                        "crf",
                        "22",
                        "x265-params",
                        "keyint=%s:min-keyint=%s:scenecut=0:bframes=3:log-level=error".formatted(group, group));
            case "libvpx-vp9" ->
                Map.of("deadline", "good", "cpu-used", "5", "crf", "28", "b", "0", "g", group, "lag-in-frames", "16");
            case "libsvtav1" -> Map.of("preset", "11", "crf", "30", "g", group);
            default -> throw new IllegalArgumentException(encoder);
        };
    }

    /** When the first picture appears, in microseconds after the file's beginning. */
    long startMicros() {
        return media.info().video().orElseThrow().startMicros();
    }

    /** How far a time in the file may be from the truth: containers of the Matroska family count whole milliseconds. */
    long tickMicros() {
        return kind.container().equals("mp4") ? 1 : 1_000;
    }

    /** The picture that the film itself shows at a time. */
    long onScreen(long micros) {
        var rate = kind.rate();
        return Math.floorDiv((micros - startMicros()) * rate.numerator(), 1_000_000L * rate.denominator());
    }
}
