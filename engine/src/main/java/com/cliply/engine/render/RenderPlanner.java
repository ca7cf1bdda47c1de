package com.cliply.engine.render;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.EncoderSettings;
import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.PictureTransform;
import com.cliply.engine.media.PictureTransform.Cut;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import java.time.Duration;

/** Decides size, cut, rate and encoder settings of a rendition; touches nothing. */
public final class RenderPlanner {
    /** Sound alone is drawn at this rate. */
    private static final FrameRate WAVEFORM_RATE = FrameRate.of(30);

    /** Of a source that is taller than the output, at most this share may be cut away; else it is fitted whole. */
    private static final int MOST_CUT_PERCENT = 12;

    /** Uneven pictures of a higher average than this are more than thirty a second can show. */
    private static final FrameRate MOST_OF_THIRTY = FrameRate.of(31);

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
        var rate = preset.rate(source.video().map(RenderPlanner::steadyRate).orElse(WAVEFORM_RATE));
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
                new EncodeRequest.Picture(
                        transform,
                        rate,
                        encoder,
                        new EncoderSettings(preset.speed(), preset.quality(), preset.maxBitRate())
                                .of(encoder, canvas, rate)),
                frames,
                preset.soundBitRate());
    }

    /**
     * The source's own rate, or a standard one where it has none: uneven pictures average to something like 29.63, which no
     * platform likes and which would differ from clip to clip. Phones and calls mean 30 and fall short of it, games and screens
     * mean 60; an average a little above 30 is still the former. Which picture is shown when does not depend on it.
     */
    static FrameRate steadyRate(VideoTrack track) {
        if (!track.variableRate()) return track.frameRate();
        return track.frameRate().compareTo(MOST_OF_THIRTY) <= 0 ? FrameRate.of(30) : FrameRate.of(60);
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
}
