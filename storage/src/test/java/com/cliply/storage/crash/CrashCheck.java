package com.cliply.storage.crash;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Holds what was said against what stands in the tables. */
final class CrashCheck {
    private static final Map<String, Integer> WHOLE =
            Map.of("project", 1, "clip", 1, "range", 1, "source", 1, "audit", 1, "job", 1);
    private static final Set<String> ENDS = Set.of("succeeded", "dead", "cancelled");
    private static final Set<String> OPEN = Set.of("waiting", "queued", "running");

    private CrashCheck() {}

    /** What must hold as soon as the database is open again. */
    static void afterKill(Said said, Seen seen) {
        for (var job : said.jobs) demand(seen.jobs.containsKey(job), "lost job " + job);
        for (var tag : said.transactions.keySet())
            demand(seen.transactions.containsKey(tag), "lost transaction " + tag);
        for (var transaction : seen.transactions.entrySet())
            demand(transaction.getValue().equals(WHOLE), "half visible " + transaction);
        for (var attempt : said.did) demand(seen.done.containsKey(attempt), "lost row of " + attempt);
        for (var attempt : said.ran)
            demand(
                    seen.histories.getOrDefault(attempt.job(), List.of()).stream()
                            .anyMatch(line -> line.what().equals("started") && line.attempt() == attempt.number()),
                    "lost start of " + attempt);
        for (var end : said.ended.entrySet()) {
            var job = seen.jobs.get(end.getKey());
            if (!ENDS.contains(end.getValue()) || said.retries.containsKey(end.getKey())) continue;
            demand(job != null && job.state().equals(end.getValue()), "lost end " + end + ", it is " + job);
        }
        for (var job : said.cancelled) {
            var row = seen.jobs.get(job);
            demand(row != null && (ENDS.contains(row.state()) || row.cancelRequested()), "lost cancel of " + job);
        }
        rowsMatch(seen);
    }

    /** Whoever may be claimed has one row with db-scheduler, and nobody else has any. */
    private static void rowsMatch(Seen seen) {
        var claimable = seen.jobsIn(Set.of("queued", "running"));
        demand(
                seen.scheduled.keySet().equals(claimable),
                "orphans: ours " + minus(claimable, seen.scheduled.keySet()) + ", db-scheduler's "
                        + minus(seen.scheduled.keySet(), claimable));
        demand(seen.scheduled.values().stream().allMatch(rows -> rows == 1), "a job waits twice");
    }

    private static Set<UUID> minus(Set<UUID> some, Set<UUID> others) {
        var rest = new HashSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    /** What must hold once nothing is left to do. */
    static void drained(Seen seen) {
        demand(seen.jobsIn(OPEN).isEmpty(), "not done: " + seen.jobsIn(OPEN));
        rowsMatch(seen);
        seen.jobs.forEach((job, row) -> {
            ended(job, row, seen);
            if (row.state().equals("parked"))
                demand(
                        seen.parents.getOrDefault(job, Set.of()).stream()
                                .anyMatch(parent -> !state(seen, parent).equals("succeeded")),
                        "parked for nothing: " + job);
        });
    }

    private static String state(Seen seen, UUID job) {
        var row = seen.jobs.get(job);
        return row == null ? "" : row.state();
    }

    private static void ended(UUID job, Seen.JobRow row, Seen seen) {
        var history = seen.histories.getOrDefault(job, List.of());
        var told = job + " " + row + " " + history;
        demand(!history.isEmpty(), "no history: " + told);
        var state = "";
        for (var line : history) {
            demand(state.equals("?") || line.from().equals(state), "a gap in " + told);
            state = after(line);
        }
        demand(state.equals("?") || state.equals(row.state()), "history ends otherwise: " + told);
        var ends = count(history, line -> ENDS.contains(line.what()));
        var again = count(history, line -> line.what().equals("retried") && ENDS.contains(line.from()));
        demand(ends == again + (ENDS.contains(row.state()) ? 1 : 0), "ended not once: " + told);
        var rows = seen.done.getOrDefault(new Said.Attempt(job, row.attempt()), 0);
        switch (row.state()) {
            case "succeeded" -> demand(rows >= 1 && rows <= 1 + again, rows + " rows of a success: " + told);
            case "dead" -> {
                var starts = count(history, line -> line.what().equals("started"));
                demand(CrashWork.failsForGood(job) || starts >= 2, "dead without a reason: " + told);
            }
            default -> {}
        }
    }

    private static long count(List<Seen.Line> history, Predicate<Seen.Line> which) {
        return history.stream().filter(which).count();
    }

    /** Where a line of history leads; a question mark where it does not tell. */
    private static String after(Seen.Line line) {
        return switch (line.what()) {
            case "enqueued" ->
                line.detail().isEmpty() ? "queued" : line.detail().startsWith("waits for") ? "waiting" : "parked";
            case "started" -> "running";
            case "retried" -> ENDS.contains(line.from()) ? "?" : "queued";
            case "unlocked" -> "queued";
            default -> line.what();
        };
    }

    /**
     * In one life a job runs once, once more for each planned failure and each wish for another try; what a kill interrupted
     * runs again in the next life. What had ended, or was cancelled, does not run in a later life.
     */
    static void runs(Said said, Seen before) {
        said.runs.forEach((job, runs) -> {
            var allowed = 1 + (CrashWork.failsOnce(job) ? 1 : 0) + said.retries.getOrDefault(job, 0);
            demand(runs <= allowed, job + " ran " + runs + " times in one life");
            var row = before.jobs.get(job);
            if (row == null) return;
            demand(!ENDS.contains(row.state()), job + " ran again though it was " + row.state());
            demand(!row.cancelRequested(), job + " ran again though it was cancelled");
        });
    }

    static void demand(boolean holds, String what) {
        if (!holds) throw new Violation(what);
    }
}
