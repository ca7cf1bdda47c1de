package com.cliply.engine.render;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.error.RenderException;
import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.EncodeSource;
import com.cliply.engine.media.EncoderTrials;
import com.cliply.engine.media.Loudness;
import com.cliply.engine.media.MediaEncoder;
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
    /** What YouTube plays at, and TikTok and Reels are told to. */
    public static final double TARGET_LUFS = -14;

    private static final Logger log = LoggerFactory.getLogger(Renderer.class);

    /** Nobody hears half a decibel: sound that near is left alone. */
    private static final double NEAR_ENOUGH_LU = 0.5;

    /** The limiter takes loudness away; that is measured and given back, until it is this near. */
    private static final double SETTLED_LU = 0.2;

    private static final int MOST_CORRECTIONS = 10;

    /** Below this share, more gain is mere distortion. */
    private static final double LEAST_EFFECT = 0.25;

    private static final double MOST_EFFECT = 4;

    /** More would only lift the noise of the room. */
    private static final double MOST_GAIN_DB = 40;

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
            Aspect aspect,
            Path part,
            BiFunction<String, Double, WorkMonitor> stages) {
        var info = source.info();
        var input = new EncodeSource.Ranges(
                source.path(),
                info,
                info.video().map(track -> track.index()).orElse(-1),
                info.audio().map(track -> track.index()).orElse(-1),
                withinSource(source, ranges));
        var plan = RenderPlanner.plan(info, input.duration(), preset, aspect, workingEncoder());
        try {
            createFolder(part);
            var sound = levelled(input, plan, stages.apply("measuring", 0.1));
            var result = encoder.encode(
                    new EncodeRequest(input, Optional.of(plan.picture()), Optional.of(sound), part),
                    stages.apply("rendering", 0.97));
            var facts = verifier.verify(part, plan, stages.apply("verifying", 1.0));
            return new RenderedFile(
                    part,
                    plan.picture().transform().canvas(),
                    facts.duration(),
                    result.encoder(),
                    result.loudness().orElse(new Loudness(Loudness.SILENCE_LUFS, Double.NEGATIVE_INFINITY)),
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

    /** First pass: finds the gain that brings the assembled sound to the target, and whether peaks must be held. */
    private EncodeRequest.Sound levelled(EncodeSource.Ranges input, RenderPlan plan, WorkMonitor monitor) {
        var untouched = new EncodeRequest.Sound(0, false, plan.soundBitRate());
        if (input.audioTrack() < 0) return untouched;
        var measured = encoder.measure(input, untouched, monitor);
        if (measured.silent()) return untouched;
        var gain = Math.min(TARGET_LUFS - measured.integratedLufs(), MOST_GAIN_DB);
        if (Math.abs(gain) <= NEAR_ENOUGH_LU) gain = 0;
        if (measured.truePeakDbtp() + gain <= EncodeRequest.Sound.LIMIT_DBTP)
            return new EncodeRequest.Sound(gain, false, plan.soundBitRate());
        return settled(input, gain, plan, monitor);
    }

    /**
     * The more is limited, the less a decibel of gain brings, and where quiet speech first counts beside loud cracks it brings
     * much at once: the last two measurements tell the next gain (secant method), which stays between the gains known to be
     * too low and too high. What came nearest is taken.
     */
    private EncodeRequest.Sound settled(
            EncodeSource.Ranges input, double firstGain, RenderPlan plan, WorkMonitor monitor) {
        var gain = firstGain;
        var nearest = Double.POSITIVE_INFINITY;
        var nearestGain = firstGain;
        var tooLow = Double.NEGATIVE_INFINITY;
        var tooHigh = MOST_GAIN_DB;
        var gainBefore = Double.NaN;
        var loudnessBefore = Double.NaN;
        for (int round = 0; round < MOST_CORRECTIONS; round++) {
            var loudness = encoder.measure(input, new EncodeRequest.Sound(gain, true, plan.soundBitRate()), monitor)
                    .integratedLufs();
            var missing = TARGET_LUFS - loudness;
            log.debug("limited at {} dB it is {} LU from the target", gain, missing);
            if (Math.abs(missing) < nearest) {
                nearest = Math.abs(missing);
                nearestGain = gain;
            }
            if (nearest <= SETTLED_LU || (missing > 0 && gain >= MOST_GAIN_DB)) break;
            if (missing > 0) tooLow = Math.max(tooLow, gain);
            else tooHigh = Math.min(tooHigh, gain);
            var effect = round == 0
                    ? 1
                    : Math.clamp((loudness - loudnessBefore) / (gain - gainBefore), LEAST_EFFECT, MOST_EFFECT);
            gainBefore = gain;
            loudnessBefore = loudness;
            gain = between(tooLow, gain + missing / effect, tooHigh);
        }
        return new EncodeRequest.Sound(nearestGain, true, plan.soundBitRate());
    }

    /** The wish, or the middle where it is at the edge of what is left or beyond. */
    private static double between(double low, double wish, double high) {
        if (low < wish && wish < high) return wish;
        if (low == Double.NEGATIVE_INFINITY) return wish;
        return high == MOST_GAIN_DB && wish >= high ? high : (low + high) / 2;
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
