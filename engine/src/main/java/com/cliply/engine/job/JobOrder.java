package com.cliply.engine.job;

import com.cliply.engine.id.JobId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A wish for work: what, how soon, after what, and how to tell it from the same wish said twice.
 *
 * @param notBefore the earliest start, or null for at once
 * @param after the jobs that must have succeeded first
 * @param key the same key with the same work is one job; with other work it is refused; null for no key; 1 to 200 characters
 * @param size how much media is to be worked through, for estimates; zero if that is not known
 */
public record JobOrder(
        JobKind kind,
        JobPriority priority,
        @Nullable Instant notBefore,
        Set<JobId> after,
        @Nullable String key,
        Duration size) {
    private static final int LONGEST_KEY = 200;

    public JobOrder {
        after = Set.copyOf(after);
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY))
            throw new IllegalArgumentException("key " + key);
        if (size.isNegative()) throw new IllegalArgumentException("size " + size);
    }

    /** At once, after nothing, of normal priority. */
    public static JobOrder of(JobKind kind) {
        return new JobOrder(kind, JobPriority.NORMAL, null, Set.of(), null, Duration.ZERO);
    }

    public JobOrder withPriority(JobPriority other) {
        return new JobOrder(kind, other, notBefore, after, key, size);
    }

    public JobOrder notBefore(Instant earliest) {
        return new JobOrder(kind, priority, earliest, after, key, size);
    }

    public JobOrder after(JobId... parents) {
        return new JobOrder(kind, priority, notBefore, Set.of(parents), key, size);
    }

    public JobOrder after(Set<JobId> parents) {
        return new JobOrder(kind, priority, notBefore, parents, key, size);
    }

    public JobOrder withKey(String only) {
        return new JobOrder(kind, priority, notBefore, after, only, size);
    }

    public JobOrder withSize(Duration media) {
        return new JobOrder(kind, priority, notBefore, after, key, media);
    }
}
