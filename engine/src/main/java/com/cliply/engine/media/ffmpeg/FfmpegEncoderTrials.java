package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.error.MediaException;
import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.EncoderTrials;
import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.Orientation;
import com.cliply.engine.media.PictureTransform;
import com.cliply.engine.time.FrameRate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Encodes a few small pictures with each encoder: a list of names says nothing about drivers. */
public final class FfmpegEncoderTrials implements EncoderTrials {
    private static final List<String> BEST_FIRST = List.of("libx264", "libopenh264");
    private static final FrameSize SMALL = new FrameSize(320, 240);
    private static final int FRAMES = 4;

    private final Supplier<List<Trial>> trials;

    public FfmpegEncoderTrials() {
        trials = Once.of(
                () -> BEST_FIRST.stream().map(FfmpegEncoderTrials::tried).toList());
    }

    @Override
    public List<Trial> trials() {
        return trials.get();
    }

    private static Trial tried(String name) {
        var whole = new PictureTransform(
                Orientation.UPRIGHT,
                new PictureTransform.Cut(0, 0, SMALL.width(), SMALL.height()),
                SMALL,
                SMALL,
                false);
        var packets = new int[1];
        try (var encoder = TrackEncoder.ofPictures(
                        new EncodeRequest.Picture(whole, FrameRate.of(30), name, Map.of("b", "1000000")));
                var pictures = new PaintedPictures((_, _) -> {}, SMALL, FRAMES)) {
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

    /** Computes on first use, for all threads. */
    private static final class Once<T> implements Supplier<T> {
        private final Supplier<T> source;
        private @org.jspecify.annotations.Nullable T value;

        private Once(Supplier<T> source) {
            this.source = source;
        }

        static <T> Supplier<T> of(Supplier<T> source) {
            return new Once<>(source);
        }

        @Override
        public synchronized T get() {
            if (value == null) value = source.get();
            return value;
        }
    }
}
