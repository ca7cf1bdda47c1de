package com.cliply.engine.job;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * How long work takes on this machine: at first what its own history says, then more and more what the running attempt shows
 * by itself. It keeps the last {@value #REMEMBERED} of each kind in memory.
 */
public final class Pace {
    /** How many ended jobs of a kind tell of its pace. */
    public static final int REMEMBERED = 20;

    /** From this fraction on, only the attempt itself counts. */
    private static final double TELLS_ENOUGH = 0.5;

    /** Before, nothing can be told from an attempt of a kind that has no history. */
    private static final double TELLS_NOTHING = 0.02;

    /**
     * One job that succeeded.
     *
     * @param size how much media it worked through, zero if that is not known
     * @param ran how long it took
     */
    public record Past(Duration size, Duration ran) {}

    /**
     * What waits of one kind.
     *
     * @param size how much media there is in all of them together, zero if that is not known
     */
    public record Waiting(long jobs, Duration size) {}

    private final Function<String, List<Past>> history;
    private final Map<String, Deque<Past>> kinds = new ConcurrentHashMap<>();

    /**
     * @param history the last jobs of a kind that succeeded on this machine, the newest first; asked once for each kind
     */
    public Pace(Function<String, List<Past>> history) {
        this.history = history;
    }

    /** Asks for the history of a kind, if nobody has yet. */
    public void learn(String kind) {
        if (!kinds.containsKey(kind)) {
            var past = new ArrayDeque<>(history.apply(kind));
            kinds.putIfAbsent(kind, past);
        }
    }

    /** A job of this machine has just succeeded. */
    public void add(String kind, Past past) {
        var known = kinds.get(kind);
        // Who asks later finds it in the history.
        if (known == null) return;
        synchronized (known) {
            known.addFirst(past);
            while (known.size() > REMEMBERED) known.removeLast();
        }
    }

    /** How long work of a kind takes in all, as far as what was learnt tells. */
    public Optional<Duration> expected(String kind, Duration size) {
        var known = kinds.get(kind);
        if (known == null) return Optional.empty();
        synchronized (known) {
            if (known.isEmpty()) return Optional.empty();
            var sized = known.stream().filter(past -> past.size().isPositive()).toList();
            if (!size.isPositive() || sized.isEmpty())
                return Optional.of(length(known.stream()
                        .mapToDouble(past -> seconds(past.ran()))
                        .average()
                        .orElse(0)));
            var ran = sized.stream().mapToDouble(past -> seconds(past.ran())).sum();
            var worked =
                    sized.stream().mapToDouble(past -> seconds(past.size())).sum();
            return Optional.of(length(seconds(size) * ran / worked));
        }
    }

    /**
     * How long all work takes that waits in a lane.
     *
     * @param sizes how much media there is in all jobs of a kind together, by kind, and how many jobs they are
     * @param atOnce how many run at once, 1 or more
     */
    public Optional<Duration> expected(Map<String, Waiting> sizes, int atOnce) {
        var whole = 0.0;
        for (var kind : sizes.entrySet()) {
            var waiting = kind.getValue();
            if (waiting.jobs() == 0) continue;
            var one = expected(kind.getKey(), waiting.size().dividedBy(waiting.jobs()));
            if (one.isEmpty()) return Optional.empty();
            whole += seconds(one.get()) * waiting.jobs();
        }
        return Optional.of(length(whole / atOnce));
    }

    /**
     * How long a running attempt still needs.
     *
     * @param elapsed since it began
     * @param fraction how much of it is done, 0..1
     */
    public Optional<Duration> left(String kind, Duration size, Duration elapsed, double fraction) {
        var measured = seconds(elapsed) * (1 - fraction) / fraction;
        var expected = expected(kind, size);
        if (expected.isEmpty()) return fraction < TELLS_NOTHING ? Optional.empty() : Optional.of(length(measured));
        var whole = seconds(expected.get());
        if (fraction <= 0) {
            var rest = whole - seconds(elapsed);
            // Over its time and nothing done: history is no help.
            return rest > 0 ? Optional.of(length(rest)) : Optional.empty();
        }
        var weight = Math.min(1, fraction / TELLS_ENOUGH);
        return Optional.of(length((1 - weight) * whole * (1 - fraction) + weight * measured));
    }

    private static double seconds(Duration length) {
        return length.toNanos() / 1e9;
    }

    private static Duration length(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }
}
