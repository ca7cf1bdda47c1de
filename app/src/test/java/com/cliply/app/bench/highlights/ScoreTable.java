package com.cliply.app.bench.highlights;

import com.cliply.app.bench.highlights.HighlightScore.Figure;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints figures, one line a video and one for their mean. */
final class ScoreTable {
    private final PrintStream out;

    ScoreTable(PrintStream out) {
        this.out = out;
    }

    void print(MeasuredSet set) {
        out.printf("%n%s%n", set.name());
        head("genre");
        var all = new ArrayList<Map<Figure, Double>>();
        for (var video : set.videos()) {
            var figures = video.score();
            row(video.truth().genre(), figures);
            all.add(figures);
        }
        row("MEAN", mean(all));
        var worst = all.stream()
                .filter(figures -> figures.containsKey(Figure.AP_50))
                .mapToDouble(figures -> figures.get(Figure.AP_50))
                .min()
                .orElse(Double.NaN);
        out.printf(Locale.ROOT, "worst genre mAP@.5 %.3f%n", worst);
    }

    void head(String what) {
        out.printf("| %-24s |", what);
        for (var figure : Figure.values()) out.printf(" %8s |", figure.title());
        out.print(System.lineSeparator() + "|---|");
        out.print("---|".repeat(Figure.values().length));
        out.println();
    }

    void row(String what, Map<Figure, Double> figures) {
        out.printf("| %-24s |", what);
        for (var figure : Figure.values()) {
            var value = figures.get(figure);
            if (value == null) out.printf(" %8s |", "");
            else out.printf(Locale.ROOT, " %8.3f |", value);
        }
        out.println();
    }

    /** Of each figure over those that have it. */
    static Map<Figure, Double> mean(List<Map<Figure, Double>> all) {
        var mean = new EnumMap<Figure, Double>(Figure.class);
        for (var figure : Figure.values())
            all.stream()
                    .filter(figures -> figures.containsKey(figure))
                    .mapToDouble(figures -> figures.get(figure))
                    .average()
                    .ifPresent(value -> mean.put(figure, value));
        return mean;
    }
}
