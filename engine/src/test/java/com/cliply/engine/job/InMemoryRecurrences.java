package com.cliply.engine.job;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Recurring work that never comes back: it is only listed, and forgotten when the test ends. */
public final class InMemoryRecurrences implements Recurrences {
    /** When everything that is switched on comes next. */
    public static final Instant SOMETIME = Instant.parse("2030-01-01T00:00:00Z");

    private final Map<String, Recurrence> byName = new TreeMap<>();

    @Override
    public synchronized void put(String name, JobKind kind, String cron, ZoneId zone, Recurrence.MissedRuns missed) {
        byName.put(name, new Recurrence(name, kind, cron, zone, missed, SOMETIME, null));
    }

    @Override
    public synchronized void switchOn(String name, boolean on) {
        byName.computeIfPresent(name, (_, known) -> switched(known, on ? SOMETIME : null));
    }

    private static Recurrence switched(Recurrence known, @Nullable Instant next) {
        return new Recurrence(
                known.name(), known.kind(), known.cron(), known.zone(), known.missed(), next, known.last());
    }

    @Override
    public synchronized List<Recurrence> all() {
        return List.copyOf(byName.values());
    }

    @Override
    public int enqueueDue() {
        return 0;
    }
}
