package com.cliply.engine.analysis.picture;

import java.util.ArrayList;
import java.util.List;

/** The last few seconds of pictures, by their number within all. */
final class RecentLooks {
    private final long keptMicros;
    private final int most;
    private final List<FrameLook> looks = new ArrayList<>();
    private long first;

    /** Keeps so long, but never more than {@code most} pictures, whatever the rate. */
    RecentLooks(long keptMicros, int most) {
        this.keptMicros = keptMicros;
        this.most = most;
    }

    void add(FrameLook look) {
        looks.add(look);
        var old = 0;
        while (looks.size() - old > most
                || look.time.micros() - looks.get(old).time.micros() > keptMicros) old++;
        // In bulk: taking away one at a time would move all the others each time.
        if (old > looks.size() / 8) {
            looks.subList(0, old).clear();
            first += old;
        }
    }

    /** The number of the first one kept. */
    long first() {
        return first;
    }

    /** The number after the last one. */
    long end() {
        return first + looks.size();
    }

    boolean has(long index) {
        return index >= first && index < end();
    }

    FrameLook get(long index) {
        return looks.get(Math.toIntExact(index - first));
    }

    long micros(long index) {
        return get(index).time.micros();
    }

    /** The last picture at or before that time; the first one kept if all come later. */
    long at(long micros) {
        var low = 0;
        var high = looks.size() - 1;
        while (low < high) {
            var middle = (low + high + 1) / 2;
            if (looks.get(middle).time.micros() <= micros) low = middle;
            else high = middle - 1;
        }
        return first + low;
    }
}
