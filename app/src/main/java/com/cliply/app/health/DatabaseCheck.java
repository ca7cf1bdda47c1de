package com.cliply.app.health;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.health.HealthCheck;
import com.cliply.engine.health.HealthFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Whether the database opens, and how the queue stands. */
public final class DatabaseCheck implements HealthCheck {
    private static final String NAME = "database";
    private static final String QUEUE = "queue";
    private final boolean exists;
    private final Supplier<Snapshot> opening;

    /**
     * What an opened database showed.
     *
     * @param engine which one it is, as {@code h2}
     * @param jobs how many there are in each state, by its stable name
     */
    public record Snapshot(String engine, int schema, Map<String, Long> jobs) {
        public Snapshot {
            jobs = Map.copyOf(jobs);
        }

        private long jobs(String state) {
            return jobs.getOrDefault(state, 0L);
        }
    }

    /**
     * Looks at a database.
     *
     * @param exists whether there is one; if not, none is made
     * @param opening opens it, looks, and closes it
     */
    public DatabaseCheck(boolean exists, Supplier<Snapshot> opening) {
        this.exists = exists;
        this.opening = opening;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<HealthFinding> look() {
        if (!exists) return List.of(HealthFinding.ok(NAME, "There is none yet; it is made when it is first needed."));
        try {
            var seen = opening.get();
            var findings = new ArrayList<HealthFinding>();
            findings.add(HealthFinding.ok(NAME, "It opens (" + seen.engine() + ", schema " + seen.schema() + ")."));
            findings.add(queue(seen));
            return findings;
        } catch (StudioException error) {
            if (error.code() == ErrorCode.DATA_FOLDER_IN_USE)
                return List.of(HealthFinding.ok(NAME, "It is open in another Cliply, so it was not looked at."));
            throw error;
        }
    }

    private static HealthFinding queue(Snapshot seen) {
        var dead = seen.jobs("dead");
        var sentence = seen.jobs("queued") + " queued, " + seen.jobs("running") + " running, " + seen.jobs("succeeded")
                + " done, " + dead + " dead, " + seen.jobs("cancelled") + " cancelled.";
        return dead == 0
                ? HealthFinding.ok(QUEUE, sentence)
                : HealthFinding.warn(
                        QUEUE,
                        sentence,
                        "See what failed with 'cliply jobs list', then 'cliply jobs retry --all' and 'cliply jobs run'.");
    }
}
