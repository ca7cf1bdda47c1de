package com.cliply.engine.language;

import com.cliply.engine.net.JsonValue;
import com.cliply.engine.net.ShortText;
import com.cliply.engine.time.TimeRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A moment that a model has named.
 *
 * @param strength 0 for one to avoid, 100 for one that nobody skips
 */
record Pick(TimeRange range, int strength, String reason) {
    /** More than this of one passage is no choice. */
    static final int MOST = 20;

    private static final int MOST_STRENGTH = 100;
    private static final int LONGEST_REASON = 120;

    /** Nobody shall be sent anywhere by what somebody said in a video. */
    private static final Pattern ADDRESS = Pattern.compile("(?i)\\b(?:[a-z][a-z0-9+.-]*://|www\\.)\\S*");

    /**
     * Reads what a model answered; empty if anything in it cannot be: a model that breaks one rule has understood none.
     *
     * @param shown the sentences that it was shown, by rising number
     */
    static Optional<List<Pick>> read(JsonValue answer, List<Passages.Numbered> shown) {
        var list = answer.get("moments");
        if (!list.isList() || list.size() > MOST) return Optional.empty();
        var ranges = new HashMap<Integer, TimeRange>();
        for (var sentence : shown) ranges.put(sentence.number(), sentence.range());
        var picks = new ArrayList<Pick>();
        for (var item : list.items()) {
            var first = item.get("first").whole(1, Integer.MAX_VALUE).filter(ranges::containsKey);
            var last = item.get("last").whole(1, Integer.MAX_VALUE).filter(ranges::containsKey);
            var strength = item.get("strength").whole(0, MOST_STRENGTH);
            if (first.isEmpty() || last.isEmpty() || strength.isEmpty() || first.get() > last.get())
                return Optional.empty();
            picks.add(new Pick(
                    new TimeRange(
                            range(ranges, first.get()).start(),
                            range(ranges, last.get()).end()),
                    strength.get(),
                    reason(item.get("reason").text().orElse(""))));
        }
        return Optional.of(picks);
    }

    private static TimeRange range(HashMap<Integer, TimeRange> ranges, int number) {
        var range = ranges.get(number);
        if (range == null) throw new IllegalStateException("not shown: " + number);
        return range;
    }

    private static String reason(String text) {
        return ShortText.plain(
                ADDRESS.matcher(ShortText.plain(text, 4 * LONGEST_REASON)).replaceAll("\u2026"), LONGEST_REASON);
    }

    /** What it says of a candidate, -1..1; 0 where the two have less than half in common. */
    double leaning(TimeRange candidate) {
        var shared = (double) range.sharedMicros(candidate) / Math.min(range.micros(), candidate.micros());
        return shared < 0.5 ? 0 : shared * (2.0 * strength / MOST_STRENGTH - 1);
    }
}
