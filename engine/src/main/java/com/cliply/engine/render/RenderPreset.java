package com.cliply.engine.render;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.media.FrameSize;
import com.cliply.engine.time.FrameRate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Named output settings.
 *
 * @param description one line for a person
 * @param shortSide pixels of the picture's shorter side, even
 * @param speed x264's preset
 * @param quality x264's constant rate factor, 0..51, lower is better
 * @param maxBitRate of the picture, bits per second
 * @param soundBitRate bits per second
 * @param slowest the lowest frame rate that goes out; slower sources show each frame twice or more
 * @param fastest the highest frame rate that goes out; faster sources lose every second frame or more
 */
public record RenderPreset(
        String name,
        String description,
        int shortSide,
        String speed,
        int quality,
        int maxBitRate,
        int soundBitRate,
        FrameRate slowest,
        FrameRate fastest) {
    public static final String DEFAULT = "universal-vertical";

    /** What is called 24 is mostly 23.976. */
    private static final FrameRate FILM = new FrameRate(24000, 1001);

    // 12 Mb/s x 180 s stays below the smallest upload limit of the platforms (300 MB); their documents ask for 24 to 60
    // fps.
    private static final List<RenderPreset> ALL = List.of(
            new RenderPreset(
                    DEFAULT,
                    "accepted by YouTube Shorts, TikTok and Instagram Reels alike",
                    1080,
                    "veryfast",
                    19,
                    12_000_000,
                    192_000,
                    FILM,
                    FrameRate.of(60)),
            new RenderPreset(
                    "draft",
                    "small and quick, for a look",
                    360,
                    "ultrafast",
                    26,
                    3_000_000,
                    128_000,
                    FILM,
                    FrameRate.of(30)));

    public static List<RenderPreset> all() {
        return ALL;
    }

    /**
     * Finds a preset by its name.
     *
     * @throws InputException if there is none
     */
    public static RenderPreset named(String name) {
        return ALL.stream()
                .filter(preset -> preset.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        ErrorCode.PRESET_UNKNOWN,
                        name,
                        ALL.stream().map(RenderPreset::name).collect(Collectors.joining(", "))));
    }

    /** The size of the output in an aspect ratio, both sides even: 9:16 of 1080 is 1080x1920. */
    public FrameSize size(AspectRatio aspect) {
        var longSide = even((long) shortSide
                * Math.max(aspect.width(), aspect.height())
                / Math.min(aspect.width(), aspect.height()));
        return aspect.width() <= aspect.height()
                ? new FrameSize(shortSide, longSide)
                : new FrameSize(longSide, shortSide);
    }

    /** The source's own rate where it is allowed, else the nearest whole multiple or part of it, so that motion stays even. */
    public FrameRate rate(FrameRate source) {
        var rate = source;
        for (int factor = 2; rate.compareTo(slowest) < 0; factor++) rate = source.times(factor);
        for (int divisor = 2; rate.compareTo(fastest) > 0; divisor++) rate = source.dividedBy(divisor);
        return rate.compareTo(slowest) < 0 ? slowest : rate;
    }

    private static int even(long pixels) {
        return Math.toIntExact(pixels / 2 * 2);
    }
}
