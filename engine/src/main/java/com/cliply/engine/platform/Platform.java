package com.cliply.engine.platform;

import com.cliply.engine.media.FrameSize;
import com.cliply.engine.time.FrameRate;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * What one target takes, as its documents said on a day.
 *
 * @param name as {@code instagram-reels}
 * @param title as people call it
 * @param asOf when the sources were read
 * @param sources where it is written
 * @param conflicts where the sources differ, and what was chosen; for people
 * @param shortest of a video, zero if that is not limited
 * @param bitRate of the picture, in bits per second
 * @param soundBitRate that it advises, in bits per second
 * @param smallest sides of the smallest picture, the shorter one as width
 * @param largest sides of the largest picture, the longer one as height
 * @param aspects that it shows without bars, as {@code 9:16}; empty for any
 */
public record Platform(
        String name,
        String title,
        LocalDate asOf,
        List<String> sources,
        List<String> conflicts,
        Duration shortest,
        Duration longest,
        Limit bytes,
        Limit bitRate,
        int soundBitRate,
        FrameRate slowest,
        FrameRate fastest,
        FrameSize smallest,
        FrameSize largest,
        List<String> aspects,
        TextLimits texts,
        Optional<SafeArea> safeArea) {
    /** Averages are compared: a tenth more is within what encoders and measurements differ by. */
    private static final int TOLERATED_PERCENT = 110;

    public Platform {
        sources = List.copyOf(sources);
        conflicts = List.copyOf(conflicts);
        aspects = List.copyOf(aspects);
    }

    /** What this platform would say against a file; empty if nothing. */
    public List<Finding> objections(FileFacts file) {
        var findings = new ArrayList<Finding>();
        length(file.duration(), findings);
        most("file_size", file.bytes(), bytes, findings, "files of up to %s, and this one has %s", Platform::bytes);
        var pictureRate = Math.max(0, file.bitRate() * 100 / TOLERATED_PERCENT - soundBitRate);
        most("bit_rate", pictureRate, bitRate, findings, "up to %s of picture, and this file has %s", Platform::rate);
        if (file.rate().compareTo(slowest) < 0 || file.rate().compareTo(fastest) > 0)
            findings.add(finding(
                    "frame_rate",
                    "takes %s to %s pictures a second, and this file has %s"
                            .formatted(number(slowest), number(fastest), number(file.rate()))));
        size(file.size(), findings);
        return findings;
    }

    private void length(Duration duration, List<Finding> findings) {
        if (duration.compareTo(shortest) < 0)
            findings.add(finding(
                    "too_short",
                    "takes videos of %s or longer, and this one plays %s".formatted(time(shortest), time(duration))));
        if (duration.compareTo(longest) > 0)
            findings.add(finding(
                    "too_long",
                    "takes videos of up to %s, and this one plays %s".formatted(time(longest), time(duration))));
    }

    private void most(
            String code, long value, Limit limit, List<Finding> findings, String words, LongFunction<String> shown) {
        if (value > limit.loosest())
            findings.add(finding(code, "takes " + words.formatted(shown.apply(limit.loosest()), shown.apply(value))));
        else if (value > limit.strict())
            findings.add(finding(
                    code + "_disputed",
                    "takes, as some sources say, only "
                            + words.formatted(shown.apply(limit.strict()), shown.apply(value))));
    }

    private void size(FrameSize size, List<Finding> findings) {
        var shorter = Math.min(size.width(), size.height());
        var longer = Math.max(size.width(), size.height());
        if (shorter < smallest.width() || longer < smallest.height())
            findings.add(finding(
                    "too_small", "takes pictures of %s or larger, and this one has %s".formatted(smallest, size)));
        if (shorter > largest.width() || longer > largest.height())
            findings.add(
                    finding("too_large", "takes pictures of up to %s, and this one has %s".formatted(largest, size)));
        if (!aspects.isEmpty() && aspects.stream().noneMatch(aspect -> is(aspect, size)))
            findings.add(finding(
                    "aspect", "shows %s, and this picture has %s".formatted(String.join(" or ", aspects), size)));
    }

    /** Even sides make shapes a little uneven: one in a hundred is nothing. */
    private static boolean is(String aspect, FrameSize size) {
        var sides = aspect.split(":", 2);
        var one = (long) size.width() * Integer.parseInt(sides[1]);
        var other = (long) size.height() * Integer.parseInt(sides[0]);
        return Math.abs(one - other) * 100 <= Math.max(one, other);
    }

    private Finding finding(String code, String words) {
        return new Finding(code, title + " " + words + ".");
    }

    private static String time(Duration duration) {
        var seconds = duration.toSeconds();
        if (seconds >= 7_200) return duration.toHours() + " hours";
        if (seconds >= 600) return duration.toMinutes() + " minutes";
        return duration.toMillisPart() == 0 || seconds >= 100
                ? seconds + " s"
                : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
    }

    private static String bytes(long bytes) {
        return bytes >= 10_000_000_000L ? bytes / 1_000_000_000 + " GB" : bytes / 1_000_000 + " MB";
    }

    private static String rate(long bitsPerSecond) {
        return String.format(Locale.ROOT, "%.1f Mb/s", bitsPerSecond / 1e6);
    }

    private static String number(FrameRate rate) {
        var text = String.format(Locale.ROOT, "%.2f", (double) rate.numerator() / rate.denominator());
        return text.replaceFirst("\\.?0+$", "");
    }
}
