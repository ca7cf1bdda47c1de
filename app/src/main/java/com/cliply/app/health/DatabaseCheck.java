package com.cliply.app.health;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.health.HealthCheck;
import com.cliply.engine.health.HealthFinding;
import com.cliply.engine.job.Job;
import com.cliply.engine.job.JobState;
import java.util.ArrayList;
import java.util.List;
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
     * @param schema its version
     * @param jobs all in its table
     */
    public record Snapshot(String schema, List<Job> jobs) {
        public Snapshot {
            jobs = List.copyOf(jobs);
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
            findings.add(HealthFinding.ok(NAME, "It opens, with schema " + seen.schema() + "."));
            findings.add(queue(seen.jobs()));
            return findings;
        } catch (StudioException error) {
            if (error.code() == ErrorCode.DATA_FOLDER_IN_USE)
                return List.of(HealthFinding.ok(NAME, "It is open in another Cliply, so it was not looked at."));
            throw error;
        }
    }

    private static HealthFinding queue(List<Job> jobs) {
        var waiting = jobs.stream().filter(job -> !job.state().ended()).count();
        var dead = jobs.stream()
                .filter(job -> job.state() instanceof JobState.Dead)
                .count();
        var sentence = waiting + " waiting, " + dead + " dead, " + jobs.size() + " in all.";
        return dead == 0
                ? HealthFinding.ok(QUEUE, sentence)
                : HealthFinding.warn(
                        QUEUE,
                        sentence,
                        "See what failed with 'cliply jobs list', then 'cliply jobs retry --all' and 'cliply jobs run'.");
    }
}
