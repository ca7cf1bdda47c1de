package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.EncoderSettings;
import com.cliply.engine.media.EncoderTrials;
import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.Orientation;
import com.cliply.engine.media.PictureTransform;
import com.cliply.engine.time.FrameRate;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Encodes a few small pictures with each encoder of this build: a list of names says nothing about chips and drivers. */
public final class FfmpegEncoderTrials implements EncoderTrials {
    /** Chips of their own before the processor's graphics, what the maker knows best before what fits all, chips before software. */
    private static final List<String> BEST_FIRST =
            List.of("h264_nvenc", "h264_qsv", "h264_vaapi", "h264_videotoolbox", "h264_mf", "libx264", "libopenh264");

    private static final Logger log = LoggerFactory.getLogger(FfmpegEncoderTrials.class);

    /** Larger than the smallest picture that any of the chips takes. */
    private static final FrameSize SMALL = new FrameSize(320, 240);

    private static final FrameRate RATE = FrameRate.of(30);
    private static final int FRAMES = 8;

    /** What a render uses by default. */
    private static final EncoderSettings SETTINGS = new EncoderSettings("veryfast", 19, 12_000_000);

    /** A driver that is asleep needs a second or two; one that hangs must not hang us. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<String> order;
    private @Nullable List<Trial> trials;

    /** Tries the best first. */
    public FfmpegEncoderTrials() {
        this(List.of());
    }

    /**
     * The same in an order of one's own.
     *
     * @param preferred FFmpeg's names of those that come first, before all others; names that are not known are passed over
     */
    public FfmpegEncoderTrials(List<String> preferred) {
        var names = new LinkedHashSet<>(preferred);
        names.retainAll(BEST_FIRST);
        names.addAll(BEST_FIRST);
        this.order = List.copyOf(names);
    }

    @Override
    public synchronized List<Trial> trials() {
        var known = trials;
        if (known != null) return known;
        Natives.load();
        var made = order.stream()
                .filter(FfmpegEncoderTrials::inThisBuild)
                .map(FfmpegEncoderTrials::triedInTime)
                .toList();
        trials = made;
        return made;
    }

    private static boolean inThisBuild(String name) {
        var codec = avcodec_find_encoder_by_name(name);
        return codec != null && !codec.isNull();
    }

    /** On a thread that can be given up: native code cannot be interrupted. */
    private static Trial triedInTime(String name) {
        var trial = new FutureTask<>(() -> tried(name));
        Thread.ofPlatform().daemon().name("trial-" + name).start(trial);
        try {
            return trial.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException hanging) {
            return new Trial(name, false, "it did not answer within " + PATIENCE.toSeconds() + " seconds");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } catch (ExecutionException broken) {
            return new Trial(name, false, String.valueOf(broken.getCause()));
        }
    }

    /** With the very settings of a render, for many a driver takes some and not others. */
    static Trial tried(String name) {
        var whole = new PictureTransform(
                Orientation.UPRIGHT,
                new PictureTransform.Cut(0, 0, SMALL.width(), SMALL.height()),
                SMALL,
                SMALL,
                false);
        var wish = new EncodeRequest.Picture(whole, RATE, name, SETTINGS.of(name, SMALL, RATE));
        try (var encoder = TrackEncoder.ofPictures(wish)) {
            return encoded(name, encoder);
        } catch (MediaException error) {
            log.debug("{} does not start: {}", name, error.getMessage());
            var chip = EncoderTrials.onChip(name);
            return new Trial(
                    name, false, chip ? "no such chip, or no driver for it" : String.valueOf(error.getMessage()));
        }
    }

    private static Trial encoded(String name, TrackEncoder encoder) {
        var packets = new int[1];
        try (var pictures = new PaintedPictures((_, _) -> {}, SMALL, FRAMES)) {
            for (var picture = pictures.next(); picture != null; picture = pictures.next())
                encoder.encode(picture, _ -> packets[0]++);
            encoder.encode(null, _ -> packets[0]++);
            return packets[0] == FRAMES
                    ? new Trial(name, true, "")
                    : new Trial(name, false, packets[0] + " of " + FRAMES + " pictures came out");
        } catch (MediaException error) {
            return new Trial(name, false, String.valueOf(error.getMessage()));
        }
    }
}
