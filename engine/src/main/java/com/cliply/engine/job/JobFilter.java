package com.cliply.engine.job;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.ProjectId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs are meant; what is null or empty leaves all in.
 *
 * @param states stable names of states
 * @param kinds stable names of kinds, as {@code render-clip}
 * @param code why they are dead or parked
 * @param since enqueued at this instant or later
 * @param olderThan only those that were enqueued before this one: the next page goes on behind the last job of a page
 * @param limit at most so many, the newest first; 1 or more
 */
public record JobFilter(
        Set<String> states,
        Set<String> kinds,
        @Nullable ProjectId project,
        @Nullable ErrorCode code,
        @Nullable Instant since,
        @Nullable JobId olderThan,
        int limit) {
    public JobFilter {
        states = Set.copyOf(states);
        kinds = Set.copyOf(kinds);
        if (limit < 1) throw new IllegalArgumentException("limit " + limit);
    }

    /** The newest, whatever they are. */
    public static JobFilter newest(int limit) {
        return new JobFilter(Set.of(), Set.of(), null, null, null, null, limit);
    }

    public JobFilter inStates(Set<String> names) {
        return new JobFilter(names, kinds, project, code, since, olderThan, limit);
    }

    public JobFilter ofKinds(Set<String> names) {
        return new JobFilter(states, names, project, code, since, olderThan, limit);
    }

    public JobFilter ofProject(@Nullable ProjectId only) {
        return new JobFilter(states, kinds, only, code, since, olderThan, limit);
    }

    public JobFilter because(@Nullable ErrorCode only) {
        return new JobFilter(states, kinds, project, only, since, olderThan, limit);
    }

    public JobFilter since(@Nullable Instant earliest) {
        return new JobFilter(states, kinds, project, code, earliest, olderThan, limit);
    }

    public JobFilter olderThan(@Nullable JobId last) {
        return new JobFilter(states, kinds, project, code, since, last, limit);
    }
}
