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
 * @param origin the first job of the wish that this one belongs to, or null: that of the job which enqueues it, if one does,
 *     else itself
 */
public record JobOrder(
        JobKind kind,
        JobPriority priority,
        @Nullable Instant notBefore,
        Set<JobId> after,
        @Nullable String key,
        Duration size,
        @Nullable JobId origin) {
    private static final int LONGEST_KEY = 200;

    public JobOrder {
        after = Set.copyOf(after);
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY))
            throw new IllegalArgumentException("key " + key);
        if (size.isNegative()) throw new IllegalArgumentException("size " + size);
    }

    /** At once, after nothing, of normal priority. */
    public static JobOrder of(JobKind kind) {
        return new JobOrder(kind, JobPriority.NORMAL, null, Set.of(), null, Duration.ZERO, null);
    }

    public JobOrder withPriority(JobPriority other) {
        return new JobOrder(kind, other, notBefore, after, key, size, origin);
    }

    public JobOrder notBefore(Instant earliest) {
        return new JobOrder(kind, priority, earliest, after, key, size, origin);
    }

    public JobOrder after(JobId... parents) {
        return new JobOrder(kind, priority, notBefore, Set.of(parents), key, size, origin);
    }

    public JobOrder after(Set<JobId> parents) {
        return new JobOrder(kind, priority, notBefore, parents, key, size, origin);
    }

    public JobOrder withKey(String only) {
        return new JobOrder(kind, priority, notBefore, after, only, size, origin);
    }

    public JobOrder withSize(Duration media) {
        return new JobOrder(kind, priority, notBefore, after, key, media, origin);
    }

    /** As a further part of a wish that began with another job. */
    public JobOrder partOf(JobId first) {
        return new JobOrder(kind, priority, notBefore, after, key, size, first);
    }
}
