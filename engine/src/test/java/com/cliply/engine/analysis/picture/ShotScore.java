package com.cliply.engine.analysis.picture;

import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** Compares found changes with made ones: cuts to the picture, the others within half a second. */
final class ShotScore {
    /** Counts of one kind. */
    static final class Tally {
        int hits;
        int missed;
        int extra;

        double f1() {
            return hits + missed + extra == 0 ? 1 : 2.0 * hits / (2 * hits + missed + extra);
        }

        @Override
        public String toString() {
            return "%d found, %d missed, %d too many: F1 %.3f".formatted(hits, missed, extra, f1());
        }
    }

    private static final long HALF_A_SECOND = 500_000;

    private final Map<Transition, Tally> tallies = new EnumMap<>(Transition.class);
    private final List<String> remarks = new ArrayList<>();

    ShotScore() {
        for (var transition : Transition.values()) tallies.put(transition, new Tally());
    }

    Tally of(Transition transition) {
        return tallies.getOrDefault(transition, new Tally());
    }

    /**
     * Adds one film.
     *
     * @param timeOf when each picture is shown
     */
    void add(String film, List<EditedFilm.Join> joins, List<ShotChange> found, LongFunction<MediaTime> timeOf) {
        var left = new ArrayList<>(found);
        for (var join : joins) {
            var hit = left.stream()
                    .filter(change -> change.transition() == join.transition() && matches(join, change, timeOf))
                    .findFirst();
            hit.ifPresent(left::remove);
            if (hit.isPresent()) {
                of(join.transition()).hits++;
            } else {
                of(join.transition()).missed++;
                remarks.add(film + " misses " + join);
            }
        }
        for (var change : left) {
            of(change.transition()).extra++;
            remarks.add(film + " invents " + change);
        }
    }

    void add(String film, EditedFilm edited, List<ShotChange> found, FrameRate rate) {
        add(film, edited.joins(), found, rate::timeOf);
    }

    private static boolean matches(EditedFilm.Join join, ShotChange change, LongFunction<MediaTime> timeOf) {
        if (join.transition() == Transition.CUT) return change.time().equals(timeOf.apply(join.from()));
        var middle = timeOf.apply(Math.round(join.middle()));
        return Math.abs(change.time().micros() - middle.micros()) <= HALF_A_SECOND;
    }

    @Override
    public String toString() {
        return tallies + " " + remarks;
    }
}
