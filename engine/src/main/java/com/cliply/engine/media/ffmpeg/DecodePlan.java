package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.time.TimeRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** In which order the source is decoded for several outputs: a stretch that more than one of them shows is decoded once. */
final class DecodePlan {
    /** Decoding on through a gap this short costs less than finding the next keyframe and going forward from it. */
    private static final long GAP_MICROS = 1_000_000L;

    /**
     * What one output still needs of one of its ranges, in source time.
     *
     * @param output its number
     * @param fromMicros the first picture needed
     * @param untilMicros where the range ends
     */
    record Need(int output, int range, long fromMicros, long untilMicros) {}

    /** What is decoded in one go, from the earliest need on; needs of one output follow each other. */
    record Segment(List<Need> needs) {
        Segment {
            needs = List.copyOf(needs);
        }

        long fromMicros() {
            return needs.stream().mapToLong(Need::fromMicros).min().orElseThrow();
        }
    }

    private DecodePlan() {}

    /**
     * Plans the segments; each output finds its needs in its own order.
     *
     * @param ranges of each output, by its number
     * @param needs of each output, in its order
     */
    static List<Segment> segments(List<List<TimeRange>> ranges, List<List<Need>> needs) {
        if (ranges.stream().distinct().count() == 1)
            return together(needs, ranges.getFirst().size());
        if (ranges.stream().allMatch(DecodePlan::ascending)) return merged(needs);
        return needs.stream()
                .flatMap(List::stream)
                .map(need -> new Segment(List.of(need)))
                .toList();
    }

    /** The same ranges for all: range by range, whatever their order in the source. */
    private static List<Segment> together(List<List<Need>> needs, int ranges) {
        var segments = new ArrayList<Segment>();
        for (int range = 0; range < ranges; range++) {
            var number = range;
            var inRange = needs.stream()
                    .flatMap(List::stream)
                    .filter(need -> need.range() == number)
                    .toList();
            if (!inRange.isEmpty()) segments.add(new Segment(inRange));
        }
        return segments;
    }

    private static boolean ascending(List<TimeRange> ranges) {
        for (int index = 1; index < ranges.size(); index++)
            if (ranges.get(index).start().isBefore(ranges.get(index - 1).end())) return false;
        return true;
    }

    /** In the source's order, one after the other for all of them. */
    private static List<Segment> merged(List<List<Need>> needs) {
        var sorted = needs.stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(Need::fromMicros))
                .toList();
        var segments = new ArrayList<Segment>();
        var open = new ArrayList<Need>();
        var end = Long.MIN_VALUE;
        for (var need : sorted) {
            if (!open.isEmpty() && need.fromMicros() > end + GAP_MICROS) {
                segments.add(new Segment(open));
                open.clear();
            }
            open.add(need);
            end = open.size() == 1 ? need.untilMicros() : Math.max(end, need.untilMicros());
        }
        if (!open.isEmpty()) segments.add(new Segment(open));
        return segments;
    }
}
