package com.cliply.app.bench.highlights;

import com.cliply.app.bench.planted.Truth;
import com.cliply.engine.highlight.Highlight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** How well found ranges match the truth of a video; the same definitions as the shared benchmark's. */
final class HighlightScore {
    /** A figure of one video. */
    enum Figure {
        /** Average precision where at least half is shared. */
        AP_50("mAP@.5"),
        AP_70("mAP@.7"),
        /** The share of the k best that match a highlight, of which there are k. */
        PRECISION("P@k"),
        /** The share of cores that are at least half covered by one of the k best. */
        CORE_RECALL("coreR@k"),
        /** The median distance of the edges of what matches roughly, in seconds. */
        BOUNDARY_ERROR("bErr"),
        CUT_SENTENCE("cutSent"),
        CUT_WORD("cutWord"),
        DECOYS("decoy@k"),
        /** Ranges with a score of one half or more, in ten minutes of a video without highlights. */
        FALSE_ALARMS("FA/10min");

        private final String title;

        Figure(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** A found range in seconds. */
    record Found(double start, double end, double score) {
        static Found of(Highlight highlight) {
            return new Found(
                    highlight.range().start().micros() / 1e6,
                    highlight.range().end().micros() / 1e6,
                    highlight.score());
        }

        double iou(double otherStart, double otherEnd) {
            var shared = Math.max(0, Math.min(end, otherEnd) - Math.max(start, otherStart));
            return shared / (Math.max(end, otherEnd) - Math.min(start, otherStart));
        }

        boolean covers(double otherStart, double otherEnd) {
            return Math.min(end, otherEnd) - Math.max(start, otherStart) >= 0.5 * (otherEnd - otherStart);
        }
    }

    private final List<Found> found;
    private final Truth truth;

    private HighlightScore(List<Found> found, Truth truth) {
        this.found = found;
        this.truth = truth;
    }

    /** What applies to this video: a video without highlights has false alarms only, one without words cuts none. */
    static Map<Figure, Double> of(Collection<Found> found, Truth truth) {
        var ordered = found.stream()
                .sorted((one, other) -> Double.compare(other.score, one.score))
                .toList();
        return new HighlightScore(ordered, truth).figures();
    }

    private Map<Figure, Double> figures() {
        var figures = new EnumMap<Figure, Double>(Figure.class);
        if (truth.highlights().isEmpty()) {
            var alarms = found.stream().filter(one -> one.score >= 0.5).count();
            figures.put(Figure.FALSE_ALARMS, alarms * 600 / truth.duration());
            return figures;
        }
        var top = found.subList(0, Math.min(found.size(), truth.highlights().size()));
        figures.put(Figure.AP_50, averagePrecision(0.5));
        figures.put(Figure.AP_70, averagePrecision(0.7));
        figures.put(Figure.PRECISION, share(top, one -> matches(one, 0.5)));
        figures.put(
                Figure.CORE_RECALL,
                share(
                        truth.highlights(),
                        one -> top.stream()
                                .anyMatch(range -> range.covers(
                                        one.core().get(0), one.core().get(1)))));
        boundaryError(top).ifPresent(error -> figures.put(Figure.BOUNDARY_ERROR, error));
        var edges = new ArrayList<Double>();
        for (var one : top) edges.addAll(List.of(one.start, one.end));
        figures.put(
                Figure.CUT_SENTENCE,
                share(
                        edges,
                        edge -> truth.sentences().stream()
                                .anyMatch(said -> said.start() + 0.15 < edge && edge < said.end() - 0.15)));
        if (!truth.words().isEmpty())
            figures.put(
                    Figure.CUT_WORD,
                    share(
                            edges,
                            edge -> truth.words().stream()
                                    .anyMatch(word -> word.start() + 0.03 < edge && edge < word.end() - 0.03)));
        figures.put(
                Figure.DECOYS,
                share(
                        top,
                        one -> truth.decoys().stream().anyMatch(decoy -> one.covers(decoy.start(), decoy.end()))
                                && !matches(one, 0.3)));
        return figures;
    }

    /** Each highlight counts once, for the best found range that shares enough with it. */
    private double averagePrecision(double least) {
        var used = new HashSet<Integer>();
        var sum = 0.0;
        for (int rank = 0; rank < found.size(); rank++) {
            var best = 0.0;
            var which = -1;
            for (int index = 0; index < truth.highlights().size(); index++) {
                if (used.contains(index)) continue;
                var one = truth.highlights().get(index);
                var shared = found.get(rank).iou(one.start(), one.end());
                if (shared >= best) {
                    best = shared;
                    which = index;
                }
            }
            if (best < least || which < 0) continue;
            used.add(which);
            sum += (double) used.size() / (rank + 1);
        }
        return sum / truth.highlights().size();
    }

    private boolean matches(Found one, double least) {
        return truth.highlights().stream().anyMatch(highlight -> one.iou(highlight.start(), highlight.end()) >= least);
    }

    private OptionalDouble boundaryError(List<Found> top) {
        var distances = new ArrayList<Double>();
        for (var one : top)
            for (var highlight : truth.highlights())
                if (one.iou(highlight.start(), highlight.end()) >= 0.3)
                    distances.addAll(
                            List.of(Math.abs(one.start - highlight.start()), Math.abs(one.end - highlight.end())));
        return median(distances.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static OptionalDouble median(double... values) {
        if (values.length == 0) return OptionalDouble.empty();
        Arrays.sort(values);
        var half = values.length / 2;
        return OptionalDouble.of(values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2);
    }

    private static <T> double share(List<T> all, Predicate<T> which) {
        return all.isEmpty() ? 0 : (double) all.stream().filter(which).count() / all.size();
    }
}
