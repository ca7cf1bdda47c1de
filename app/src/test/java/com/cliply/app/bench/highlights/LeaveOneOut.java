package com.cliply.app.bench.highlights;

import com.cliply.app.bench.highlights.HighlightScore.Figure;
import com.cliply.engine.analysis.Signal;
import com.cliply.engine.analysis.SignalTrack;
import java.io.PrintStream;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What each signal adds: mAP@.5 with everything, less what is left without it. */
final class LeaveOneOut {
    /** Less is noise of ranking. */
    private static final double NOTICEABLE = 0.02;

    private final PrintStream out;

    /** By identity: to compare two analyses takes longer than to detect. */
    private final IdentityHashMap<MeasuredVideo, Double> withAll = new IdentityHashMap<>();

    LeaveOneOut(PrintStream out) {
        this.out = out;
    }

    void print(List<MeasuredSet> sets) {
        var signals = sets.stream()
                .flatMap(set -> set.videos().stream())
                .flatMap(video -> video.analysis().tracks().stream())
                .map(SignalTrack::signal)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Signal.class)));
        if (signals.isEmpty()) return;
        out.printf("%nWhat each adds to mAP@.5 (with it, less without it), and in how many videos it helps or harms%n");
        out.printf("| %-26s |", "without");
        for (var set : sets) out.printf(" %s |", set.name());
        out.print(" helps | harms | helps most, where | FA/10min without |");
        out.print(System.lineSeparator() + "|---|");
        out.println("---|".repeat(sets.size() + 4));
        row(sets, "(mAP@.5 with all)", Ablation.NONE, false);
        for (var ablation : Ablation.each(signals)) row(sets, ablation.title(), ablation, true);
    }

    private void row(List<MeasuredSet> sets, String title, Ablation ablation, boolean difference) {
        out.printf("| %-26s |", title);
        var tally = new Tally();
        for (var set : sets) {
            var sum = 0.0;
            var count = 0;
            for (var video : set.videos()) {
                var without = video.score(ablation);
                if (!video.hasHighlights()) {
                    tally.alarm(without.getOrDefault(Figure.FALSE_ALARMS, 0.0));
                    continue;
                }
                var left = without.getOrDefault(Figure.AP_50, 0.0);
                var adds = difference ? withAll(video) - left : left;
                tally.hear(adds, set.name() + " " + video.truth().genre());
                sum += adds;
                count++;
            }
            out.printf(Locale.ROOT, difference ? " %+.3f |" : " %.3f |", count == 0 ? 0 : sum / count);
        }
        out.println(tally.text(difference));
    }

    private double withAll(MeasuredVideo video) {
        return withAll.computeIfAbsent(video, one -> one.score().getOrDefault(Figure.AP_50, 0.0));
    }

    /** Shows a rule that helps one video only. */
    private static final class Tally {
        private int helps;
        private int harms;
        private double most;
        private String where = "";
        private double alarms;
        private int calm;

        void hear(double adds, String video) {
            if (adds > NOTICEABLE) helps++;
            if (adds < -NOTICEABLE) harms++;
            if (adds <= most) return;
            most = adds;
            where = video;
        }

        void alarm(double perTenMinutes) {
            alarms += perTenMinutes;
            calm++;
        }

        String text(boolean difference) {
            var alarm = calm == 0 ? 0 : alarms / calm;
            return difference
                    ? String.format(Locale.ROOT, " %d | %d | %+.2f %s | %.2f |", helps, harms, most, where, alarm)
                    : String.format(Locale.ROOT, " | | | %.2f |", alarm);
        }
    }
}
