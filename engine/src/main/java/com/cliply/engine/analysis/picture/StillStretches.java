package com.cliply.engine.analysis.picture;

import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.time.Duration;
import java.util.List;

/** Where the picture is black or stands still, from tiny packets and the few decoded pictures. */
final class StillStretches {
    /** A still stretch is at least so long: shorter ones are pauses of any video. */
    private static final long LEAST_MICROS = 1_000_000;

    /** Pictures that stand still are decoded alike, but for coding noise. */
    private static final float SAME = 0.02f;

    /** Looks further apart than this tell nothing of the time between them. */
    private static final long LOOKS_APART_MICROS = 6_000_000;

    private final PacketSizes packets;
    private final List<SeenPicture> seen;
    private final long stepMicros;
    private final int steps;

    /** @param step of the answers, and of the stillness of packets */
    StillStretches(PacketSizes packets, List<SeenPicture> seen, Duration step, int steps) {
        this.packets = packets;
        this.seen = seen;
        stepMicros = MediaTime.micros(step);
        this.steps = steps;
    }

    /** 1 where a decoded picture is black, and as long afterwards as nothing moves. */
    float[] black() {
        var black = new float[steps];
        for (int index = 0; index < seen.size(); index++) {
            if (!seen.get(index).look().black()) continue;
            var at = stepOf(seen.get(index).time());
            black[at] = 1;
            if (!packets.tellMotion()) {
                if (index + 1 < seen.size() && seen.get(index + 1).look().black()) fill(black, index);
                continue;
            }
            // Up to the next look, which speaks for itself.
            var until = index + 1 < seen.size() ? stepOf(seen.get(index + 1).time()) : steps;
            for (int step = at + 1; step < until && packets.still(step); step++) black[step] = 1;
        }
        return black;
    }

    /** 1 where nothing moves for a second and more. */
    float[] frozen() {
        var frozen = new float[steps];
        if (!packets.tellMotion()) {
            for (int index = 0; index + 1 < seen.size(); index++)
                if (seen.get(index).look().distance(seen.get(index + 1).look()) < SAME) fill(frozen, index);
            return frozen;
        }
        var least = Math.ceilDiv(LEAST_MICROS, stepMicros);
        for (int from = 0; from < steps; from++) {
            var to = from;
            while (to < steps && packets.still(to)) to++;
            if (to - from >= least) for (int step = from; step < to; step++) frozen[step] = 1;
            from = to;
        }
        return frozen;
    }

    /** 1 in every step that one of the ranges touches. */
    float[] marked(List<TimeRange> ranges) {
        var marked = new float[steps];
        for (var range : ranges)
            for (int step = stepOf(range.start()); step <= stepOf(range.end()); step++) marked[step] = 1;
        return marked;
    }

    /** From a look to the next one, unless it is far away. */
    private void fill(float[] values, int look) {
        var from = seen.get(look).time();
        var to = seen.get(look + 1).time();
        if (to.micros() - from.micros() > LOOKS_APART_MICROS) return;
        for (int step = stepOf(from); step <= stepOf(to); step++) values[step] = 1;
    }

    private int stepOf(MediaTime time) {
        return (int) Math.min(steps - 1L, time.micros() / stepMicros);
    }
}
