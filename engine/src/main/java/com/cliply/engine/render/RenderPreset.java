package com.cliply.engine.render;

import com.cliply.engine.media.FrameSize;
import com.cliply.engine.time.FrameRate;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Named output settings.
 *
 * @param asOf when they were last held against what platforms ask for
 * @param description one line for a person
 * @param aspect the shape where none is wished for
 * @param picture without a meaning unless pictures are encoded
 * @param sound without a meaning for a copy
 * @param platforms names of those whose limits the files are held against
 * @param suffix of the files, with its dot
 */
public record RenderPreset(
        String name,
        LocalDate asOf,
        String description,
        Kind kind,
        Aspect aspect,
        Picture picture,
        Sound sound,
        List<String> platforms,
        String suffix) {
    public static final String DEFAULT = "universal-vertical";

    /** Sound alone is drawn at this size where the shape shall be the source's. */
    static final FrameSize SIZE_OF_SOUND = new FrameSize(1920, 1080);

    public RenderPreset {
        platforms = List.copyOf(platforms);
    }

    /** What is done with the source. */
    public enum Kind {
        /** Pictures and sound are made anew. */
        ENCODE,
        /** Both are taken over as they are, from keyframe to keyframe. */
        COPY,
        /** The sound alone is made anew. */
        SOUND
    }

    /**
     * How pictures are encoded.
     *
     * @param shortSide pixels of the shorter side, even; empty for the source's
     * @param slowest the lowest frame rate that goes out, slower sources show each frame twice or more; empty for any
     * @param fastest the highest frame rate that goes out, faster sources lose every second frame or more; empty for any
     * @param speed x264's preset
     * @param quality x264's constant rate factor, 0..51, lower is better
     * @param maxBitRate bits per second
     */
    public record Picture(
            OptionalInt shortSide,
            Optional<FrameRate> slowest,
            Optional<FrameRate> fastest,
            String speed,
            int quality,
            int maxBitRate) {
        /** Of presets that encode none. */
        static final Picture NONE =
                new Picture(OptionalInt.empty(), Optional.empty(), Optional.empty(), "medium", 18, 0);
    }

    /**
     * How sound is encoded.
     *
     * @param bitRate bits per second
     * @param loudness LUFS that the whole is brought to; empty to leave it as loud as it is
     */
    public record Sound(int bitRate, OptionalDouble loudness) {
        /** Of presets that encode none. */
        static final Sound NONE = new Sound(0, OptionalDouble.empty());
    }

    public String speed() {
        return picture.speed();
    }

    public int quality() {
        return picture.quality();
    }

    public int maxBitRate() {
        return picture.maxBitRate();
    }

    public int soundBitRate() {
        return sound.bitRate();
    }

    /** LUFS that the whole is brought to; empty to leave it as loud as it is. */
    public OptionalDouble loudness() {
        return sound.loudness();
    }

    /** The size in a chosen shape where the source is not asked: 9:16 of 1080 is 1080x1920. Both sides are even. */
    public FrameSize size(AspectRatio ratio) {
        return size(ratio, SIZE_OF_SOUND);
    }

    /**
     * The size of the output, both sides even. In a chosen shape the shorter side is the preset's, or the picture is the largest
     * of that shape within the source's. In the source's own shape it is as large as the source, made smaller where its
     * shorter side is longer than the preset's, and never larger.
     *
     * @param source as it is seen
     */
    public FrameSize size(Aspect wished, FrameSize source) {
        return switch (wished) {
            case AspectRatio ratio ->
                picture.shortSide().isPresent()
                        ? fixed(ratio, picture.shortSide().getAsInt())
                        : within(ratio, source);
            case Aspect.OfSource _ -> {
                var shorter = Math.min(source.width(), source.height());
                var limit = Math.min(shorter, picture.shortSide().orElse(shorter));
                yield new FrameSize(
                        even((long) source.width() * limit / shorter), even((long) source.height() * limit / shorter));
            }
        };
    }

    private static FrameSize fixed(AspectRatio ratio, int shortSide) {
        var longSide = even(
                (long) shortSide * Math.max(ratio.width(), ratio.height()) / Math.min(ratio.width(), ratio.height()));
        return ratio.width() <= ratio.height()
                ? new FrameSize(shortSide, longSide)
                : new FrameSize(longSide, shortSide);
    }

    private static FrameSize within(AspectRatio ratio, FrameSize source) {
        var wide = (long) source.height() * ratio.width() / ratio.height();
        return wide <= source.width()
                ? new FrameSize(even(wide), even(source.height()))
                : new FrameSize(even(source.width()), even((long) source.width() * ratio.height() / ratio.width()));
    }

    /** The source's own rate where it is allowed, else the nearest whole multiple or part of it, so that motion stays even. */
    public FrameRate rate(FrameRate source) {
        var rate = source;
        for (int factor = 2; tooSlow(rate); factor++) rate = source.times(factor);
        for (int divisor = 2; tooFast(rate); divisor++) rate = source.dividedBy(divisor);
        return tooSlow(rate) ? picture.slowest().orElse(rate) : rate;
    }

    private boolean tooSlow(FrameRate rate) {
        return picture.slowest().filter(slowest -> rate.compareTo(slowest) < 0).isPresent();
    }

    private boolean tooFast(FrameRate rate) {
        return picture.fastest().filter(fastest -> rate.compareTo(fastest) > 0).isPresent();
    }

    private static int even(long pixels) {
        return Math.toIntExact(Math.max(2, pixels / 2 * 2));
    }
}
