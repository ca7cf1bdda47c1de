package com.cliply.engine.render;

import com.cliply.engine.id.SourceId;
import com.cliply.engine.media.EncoderTrials;
import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.media.SourceMedia;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.media.ffmpeg.FfmpegEncoderTrials;
import com.cliply.engine.media.ffmpeg.FfmpegMediaEncoder;
import com.cliply.engine.media.ffmpeg.FfmpegMediaScanner;
import com.cliply.engine.media.ffmpeg.FfmpegProbe;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
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
        return new RenderPreset(
                "small",
                LocalDate.EPOCH,
                "for tests",
                RenderPreset.Kind.ENCODE,
                new AspectRatio(16, 9),
                new RenderPreset.Picture(
                        OptionalInt.of(90), Optional.of(slowest), Optional.of(fastest), "ultrafast", 18, 3_000_000),
                new RenderPreset.Sound(192_000, OptionalDouble.of(-14)),
                List.of(),
                ".mp4");
    }

    public static Renderer renderer() {
        return new Renderer(
                new FfmpegMediaEncoder(), TRIALS, new RenderVerifier(new FfmpegProbe(), new FfmpegMediaScanner()));
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
        return renderer()
                .render(
                        source,
                        ranges,
                        preset,
                        Aspect.parse(aspect),
                        source.path().resolveSibling(source.path().getFileName() + ".rendition.mp4.part"),
                        (_, _) -> WorkMonitor.NONE);
    }

    /** From one picture up to another, of a rate that is kept. */
    public static TimeRange frames(FrameRate rate, long from, long to) {
        return new TimeRange(rate.timeOf(from), rate.timeOf(to));
    }
}
