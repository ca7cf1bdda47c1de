package com.cliply.engine.render;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.PictureTransform;
import com.cliply.engine.media.PictureTransform.Cut;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides size, cut, rate and encoder settings of a rendition; touches nothing. */
public final class RenderPlanner {
    /** Sound alone is drawn at this rate. */
    private static final FrameRate WAVEFORM_RATE = FrameRate.of(30);

    /** Of a source that is taller than the output, at most this share may be cut away; else it is fitted whole. */
    private static final int MOST_CUT_PERCENT = 12;

    /** Bits a pixel for encoders that know no constant quality: about what x264 spends on talking heads at CRF 19. */
    private static final int MILLIBITS_PER_PIXEL = 110;

    /** Of H.264, table A-1, High profile. */
    private record Level(String name, long blocks, long blocksPerSecond, int bitRate) {}

    private static final List<Level> LEVELS = List.of(
            new Level("4.2", 8_704, 522_240, 62_500_000),
            new Level("5.1", 36_864, 983_040, 300_000_000),
            new Level("5.2", 36_864, 2_073_600, 300_000_000));

    private RenderPlanner() {}

    /**
     * Plans one file of a source.
     *
     * @param length how long the clip plays
     * @param encoder FFmpeg's name of the one to use
     */
    public static RenderPlan plan(
            MediaInfo source, Duration length, RenderPreset preset, Aspect aspect, String encoder) {
        if (preset.kind() != RenderPreset.Kind.ENCODE)
            throw new InputException(ErrorCode.NOT_POSSIBLE_NOW, preset.name(), "it encodes no pictures");
        var canvas =
                preset.size(aspect, source.video().map(VideoTrack::displaySize).orElse(RenderPreset.SIZE_OF_SOUND));
        var rate = preset.rate(source.video().map(VideoTrack::frameRate).orElse(WAVEFORM_RATE));
        var transform = source.video()
                .map(track -> transform(track, canvas))
                .orElseGet(() -> new PictureTransform(
                        com.cliply.engine.media.Orientation.UPRIGHT,
                        new Cut(0, 0, canvas.width(), canvas.height()),
                        canvas,
                        canvas,
                        false));
        var frames = Math.max(1, rate.nearestFrame(MediaTime.at(length)));
        return new RenderPlan(
                preset,
                aspect,
                new EncodeRequest.Picture(transform, rate, encoder, options(preset, canvas, rate, encoder)),
                frames,
                preset.soundBitRate());
    }

    /** A wider source loses its sides; a taller one is fitted whole before a blurred copy, or cut if little is lost. */
    static PictureTransform transform(VideoTrack track, FrameSize canvas) {
        var sideways = track.orientation().sideways();
        var turned = sideways ? track.storedSize().turned() : track.storedSize();
        var pixel = sideways ? track.pixelAspect().turned() : track.pixelAspect();
        // Sides of the picture as seen, scaled by a common factor to stay whole numbers.
        var seenWidth = (long) turned.width() * pixel.numerator();
        var seenHeight = (long) turned.height() * pixel.denominator();
        var wider = seenWidth * canvas.height() >= seenHeight * canvas.width();
        if (wider) {
            var width = even(seenHeight * canvas.width() / canvas.height() / pixel.numerator(), turned.width());
            var height = even(turned.height(), turned.height());
            return filling(track, centred(turned, width, height), canvas);
        }
        var keptHeight = seenWidth * canvas.height() / canvas.width();
        if ((seenHeight - keptHeight) * 100 <= seenHeight * MOST_CUT_PERCENT) {
            var height = even(keptHeight / pixel.denominator(), turned.height());
            return filling(track, centred(turned, even(turned.width(), turned.width()), height), canvas);
        }
        var whole = centred(turned, even(turned.width(), turned.width()), even(turned.height(), turned.height()));
        var fitted = new FrameSize(even(canvas.height() * seenWidth / seenHeight, canvas.width()), canvas.height());
        return new PictureTransform(track.orientation(), whole, fitted, canvas, true);
    }

    private static PictureTransform filling(VideoTrack track, Cut cut, FrameSize canvas) {
        return new PictureTransform(track.orientation(), cut, canvas, canvas, false);
    }

    private static Cut centred(FrameSize in, int width, int height) {
        return new Cut((in.width() - width) / 4 * 2, (in.height() - height) / 4 * 2, width, height);
    }

    /** The largest even number up to both; at least 2. */
    private static int even(long wanted, int most) {
        return (int) Math.max(2, Math.min(wanted, most) / 2 * 2);
    }

    /** The lowest of the levels that players of today have, if one is high enough: 4.2 up to 1080p at 60. */
    private static Optional<String> level(FrameSize canvas, FrameRate rate, int maxBitRate) {
        var blocks = (long) ((canvas.width() + 15) / 16) * ((canvas.height() + 15) / 16);
        var perSecond = Math.ceilDiv(blocks * rate.numerator(), rate.denominator());
        return LEVELS.stream()
                .filter(level -> blocks <= level.blocks()
                        && perSecond <= level.blocksPerSecond()
                        && maxBitRate <= level.bitRate())
                .map(Level::name)
                .findFirst();
    }

    private static Map<String, String> options(RenderPreset preset, FrameSize canvas, FrameRate rate, String encoder) {
        var options = new LinkedHashMap<String, String>();
        // Half a second between keyframes, as YouTube's guide asks, so that players seek well.
        options.put("g", Long.toString(Math.max(1, rate.nearestFrame(MediaTime.ofMillis(500)))));
        options.put("profile", "high");
        if (encoder.equals("libx264")) {
            options.put("preset", preset.speed());
            options.put("crf", Integer.toString(preset.quality()));
            options.put("maxrate", Integer.toString(preset.maxBitRate()));
            options.put("bufsize", Integer.toString(2 * preset.maxBitRate()));
            options.put("bf", "2");
            level(canvas, rate, preset.maxBitRate()).ifPresent(level -> options.put("level", level));
        } else {
            var pixels = (long) canvas.width() * canvas.height() * rate.numerator() / rate.denominator();
            options.put("b", Long.toString(Math.min(preset.maxBitRate(), pixels * MILLIBITS_PER_PIXEL / 1000)));
            options.put("maxrate", Integer.toString(preset.maxBitRate()));
            options.put("allow_skip_frames", "0");
        }
        return options;
    }
}
