package com.cliply.engine.render;

import com.cliply.engine.id.JobId;
import com.cliply.engine.id.RenditionId;
import com.cliply.engine.id.SourceId;
import com.cliply.engine.media.EncoderTrials;
import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.media.PictureEncoder;
import com.cliply.engine.media.SoundWish;
import com.cliply.engine.media.SourceMedia;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.media.ffmpeg.FfmpegEncoderTrials;
import com.cliply.engine.media.ffmpeg.FfmpegMediaEncoder;
import com.cliply.engine.media.ffmpeg.FfmpegMediaScanner;
import com.cliply.engine.media.ffmpeg.FfmpegPictureEncoder;
import com.cliply.engine.media.ffmpeg.FfmpegProbe;
import com.cliply.engine.media.ffmpeg.FfmpegStreamCopier;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;

/** Renders as the product does, but small and quickly. */
public final class TestRender {
    /** Any rate that the source has, 90 pixels on the shorter side. */
    public static final RenderPreset SMALL = between(FrameRate.of(1), FrameRate.of(240));

    private static final EncoderTrials TRIALS = new FfmpegEncoderTrials();

    private TestRender() {}

    /** Small, with these limits of the rate. */
    public static RenderPreset between(FrameRate slowest, FrameRate fastest) {
        return preset(90, 18, 3_000_000, slowest, fastest);
    }

    /** In any shape, with this much care for the picture. */
    public static RenderPreset preset(
            int shortSide, int quality, int maxBitRate, FrameRate slowest, FrameRate fastest) {
        return new RenderPreset(
                "small",
                LocalDate.EPOCH,
                "for tests",
                RenderPreset.Kind.ENCODE,
                new AspectRatio(16, 9),
                new RenderPreset.Picture(
                        OptionalInt.of(shortSide),
                        Optional.of(slowest),
                        Optional.of(fastest),
                        "ultrafast",
                        quality,
                        maxBitRate),
                new RenderPreset.Sound(192_000, OptionalDouble.of(-14)),
                List.of(),
                ".mp4");
    }

    /** The encoders of this machine. */
    public static EncoderTrials trials() {
        return TRIALS;
    }

    public static Renderer renderer() {
        return renderer(TRIALS, new FfmpegPictureEncoder(2));
    }

    /** The same with these encoders. */
    public static Renderer renderer(EncoderTrials trials, PictureEncoder pictures) {
        var sound = new FfmpegMediaEncoder();
        return new Renderer(
                sound,
                pictures,
                new FfmpegStreamCopier(),
                trials,
                new RenderVerifier(new FfmpegProbe(), new FfmpegMediaScanner(), sound),
                2);
    }

    /** What to make: a file beside the source. */
    public static RenderTask task(SourceMedia source, List<TimeRange> ranges, RenderPreset preset, String aspect) {
        return new RenderTask(
                new RenditionId(new UUID(0, 7)),
                source,
                ranges,
                preset,
                Aspect.parse(aspect),
                SoundWish.PLAIN,
                source.path().resolveSibling(source.path().getFileName() + ".rendition.mp4.part"));
    }

    /** A first attempt, with its pieces beside the source and a journal of its own. */
    public static RenderAttempt attempt(SourceMedia source) {
        return attempt(source, 1, new InMemoryRenderJournal());
    }

    public static RenderAttempt attempt(SourceMedia source, int number, RenderJournal journal) {
        return new RenderAttempt(
                new JobId(new UUID(0, 9)), number, source.path().resolveSibling("pieces"), journal, Runnable::run);
    }

    public static SourceMedia source(Path file) {
        try {
            return new SourceMedia(
                    new SourceId(new UUID(0, 1)),
                    file,
                    Fingerprint.of(file),
                    Files.size(file),
                    new FfmpegProbe().probe(file));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** Renders ranges of a file to 16:9, beside it. */
    public static Path render(Path file, List<TimeRange> ranges) {
        return render(file, ranges, SMALL, "16:9");
    }

    public static Path render(Path file, List<TimeRange> ranges, RenderPreset preset, String aspect) {
        return render(source(file), ranges, preset, aspect).part();
    }

    public static RenderedFile render(SourceMedia source, List<TimeRange> ranges, RenderPreset preset, String aspect) {
        var made = new ArrayList<RenderedFile>();
        renderer()
                .render(
                        List.of(task(source, ranges, preset, aspect)),
                        attempt(source),
                        (_, _) -> WorkMonitor.NONE,
                        (_, file) -> made.add(file));
        return made.getFirst();
    }

    /** From one picture up to another, of a rate that is kept. */
    public static TimeRange frames(FrameRate rate, long from, long to) {
        return new TimeRange(rate.timeOf(from), rate.timeOf(to));
    }
}
