package com.cliply.engine.render;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.error.RenderException;
import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.EncodeSource;
import com.cliply.engine.media.EncoderTrials;
import com.cliply.engine.media.Loudness;
import com.cliply.engine.media.MediaEncoder;
import com.cliply.engine.media.SoundWish;
import com.cliply.engine.media.SourceMedia;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one verified file of ranges of a source. */
public final class Renderer {
    private static final Logger log = LoggerFactory.getLogger(Renderer.class);

    private final MediaEncoder encoder;
    private final EncoderTrials trials;
    private final RenderVerifier verifier;

    public Renderer(MediaEncoder encoder, EncoderTrials trials, RenderVerifier verifier) {
        this.encoder = encoder;
        this.trials = trials;
        this.verifier = verifier;
    }

    /**
     * Renders and verifies; on any failure nothing is left at {@code part}.
     *
     * @param stages gives the monitor of a stage, by its name and its share of the whole, 0..1
     */
    public RenderedFile render(
            SourceMedia source,
            List<TimeRange> ranges,
            RenderPreset preset,
            AspectRatio aspect,
            Path part,
            BiFunction<String, Double, WorkMonitor> stages) {
        var info = source.info();
        var input = new EncodeSource.Ranges(
                source.path(),
                info,
                info.video().map(track -> track.index()).orElse(-1),
                SoundWish.PLAIN.streams(source.path(), info),
                withinSource(source, ranges));
        var plan = RenderPlanner.plan(info, input.duration(), preset, aspect, workingEncoder());
        try {
            createFolder(part);
            var sound = levelled(input, plan, part, stages.apply("measuring", 0.1));
            var result = encoder.encode(
                    new EncodeRequest(input, Optional.of(plan.picture()), Optional.of(sound), part),
                    stages.apply("rendering", 0.97));
            var facts = verifier.verify(part, plan, stages.apply("verifying", 1.0));
            return new RenderedFile(
                    part,
                    plan.picture().transform().canvas(),
                    facts.duration(),
                    result.encoder(),
                    result.loudness().orElse(Loudness.SILENCE),
                    facts.bytes(),
                    facts.sha256());
        } catch (RuntimeException error) {
            remove(part);
            throw error;
        }
    }

    private static List<TimeRange> withinSource(SourceMedia source, List<TimeRange> ranges) {
        // Of a file that was cut off when it was imported, there is no more than this.
        var end = com.cliply.engine.time.MediaTime.at(source.info().readableDuration());
        for (var range : ranges)
            if (!range.start().isBefore(end))
                throw new RenderException(
                        ErrorCode.RANGE_OUTSIDE,
                        String.valueOf(source.path().getFileName()),
                        com.cliply.engine.time.Timecode.format(range.start()));
        return ranges.stream()
                .map(range -> new TimeRange(range.start(), range.end().min(end)))
                .toList();
    }

    private String workingEncoder() {
        return trials.trials().stream()
                .filter(EncoderTrials.Trial::works)
                .map(EncoderTrials.Trial::name)
                .findFirst()
                .orElseThrow(() -> new RenderException(ErrorCode.NO_ENCODER));
    }

    /** What is to be done to the sound, found out by making it once on its own. */
    private EncodeRequest.Sound levelled(EncodeSource.Ranges input, RenderPlan plan, Path part, WorkMonitor monitor) {
        var file = part.resolveSibling(part.getFileName() + ".sound");
        try {
            return new Leveller(encoder)
                    .write(
                            new Leveller.Order(
                                    input,
                                    SoundWish.PLAIN,
                                    plan.rate(),
                                    Optional.of(Leveller.TARGET_LUFS),
                                    plan.soundBitRate()),
                            file,
                            monitor)
                    .sound();
        } finally {
            remove(file);
        }
    }

    private static void createFolder(Path part) {
        try {
            var folder = part.toAbsolutePath().getParent();
            if (folder != null) Files.createDirectories(folder);
        } catch (IOException error) {
            throw new MediaException(ErrorCode.OUTPUT_NOT_WRITABLE, error, part.toString());
        }
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException error) {
            log.warn("could not remove {}", part.getFileName(), error);
        }
    }
}
