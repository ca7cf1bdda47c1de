package com.cliply.storage.job;

import com.cliply.engine.job.JobLane;
import com.cliply.engine.job.JobState;
import com.cliply.engine.job.SleepWatch;
import com.cliply.engine.machine.ThreadPriority;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads on which handlers work. Whoever brings an attempt waits here for its end; a handler that was told to stop and
 * does not, as one that hangs in a native call, is given up with its thread, and the lane goes on with another one.
 */
final class Workbench implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Workbench.class);

    /** The step that is still to be written when an attempt has ended; empty if it no longer counted. */
    interface Ending {
        Optional<JobState> write();
    }

    private final SleepWatch watch;
    private final Duration grace;
    private final Map<JobLane, ExecutorService> threads = new EnumMap<>(JobLane.class);
    private final Set<Work> underWay = ConcurrentHashMap.newKeySet();

    Workbench(SleepWatch watch, Duration grace) {
        this.watch = watch;
        this.grace = grace;
        for (var lane : JobLane.values()) threads.put(lane, Executors.newCachedThreadPool(factory(lane)));
    }

    /** They end with the program, since one that hangs would keep it for ever; who closes a runner waits for the others. */
    private static ThreadFactory factory(JobLane lane) {
        var named = Thread.ofPlatform().daemon().name(lane.id() + "-", 1).factory();
        if (lane != JobLane.HEAVY) return named;
        return work -> named.newThread(() -> {
            ThreadPriority.lowerOwn();
            work.run();
        });
    }

    /**
     * Does the work on a thread of its lane and waits.
     *
     * @param givenUp how the attempt ends if its thread is given up
     */
    Ending run(
            JobLane lane, JobAttempt attempt, Function<JobAttempt, Ending> work, Function<JobAttempt, Ending> givenUp) {
        var one = new Work(attempt, work, givenUp);
        underWay.add(one);
        try {
            Objects.requireNonNull(threads.get(lane)).execute(one);
            return one.ending.get();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            one.giveUp();
            return one.ending.join();
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken);
        } finally {
            underWay.remove(one);
        }
    }

    /** Looks at all that is under way; called about once a second. */
    void supervise() {
        var awake = watch.awake();
        for (var one : underWay) {
            one.attempt.checkTime();
            if (one.attempt.toldToStop() && one.waitedSince(awake).compareTo(grace) >= 0) one.giveUp();
        }
    }

    @Override
    public void close() {
        threads.values().forEach(ExecutorService::shutdown);
    }

    private static final class Work implements Runnable {
        private final JobAttempt attempt;
        private final Function<JobAttempt, Ending> work;
        private final Function<JobAttempt, Ending> givenUp;
        private final CompletableFuture<Ending> ending = new CompletableFuture<>();
        private @Nullable Duration told;
        private @Nullable Thread thread;

        Work(JobAttempt attempt, Function<JobAttempt, Ending> work, Function<JobAttempt, Ending> givenUp) {
            this.attempt = attempt;
            this.work = work;
            this.givenUp = givenUp;
        }

        @Override
        public void run() {
            stands(Thread.currentThread());
            try {
                ending.complete(work.apply(attempt));
            } catch (Throwable bug) {
                ending.completeExceptionally(bug);
            } finally {
                stands(null);
            }
        }

        private synchronized void stands(@Nullable Thread at) {
            thread = at;
            // An interrupt was meant for the work that has ended, not for the next one on this thread.
            if (at == null) {
                var _ = Thread.interrupted();
            }
        }

        /** How long ago it was told to stop, as far as this was noticed. */
        Duration waitedSince(Duration awake) {
            if (told == null) told = awake;
            return awake.minus(told);
        }

        synchronized void giveUp() {
            if (!ending.complete(givenUp.apply(attempt))) return;
            log.warn("{} does not stop; its thread is given up", attempt.claim().told());
            if (thread != null) thread.interrupt();
        }
    }
}
