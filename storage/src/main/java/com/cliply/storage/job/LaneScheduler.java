package com.cliply.storage.job;

import com.cliply.engine.job.JobLane;
import com.cliply.engine.job.MachineManners;
import com.cliply.storage.db.Database;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** One scheduler of db-scheduler, for the jobs of one lane in this process. */
final class LaneScheduler {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    /**
     * Six missed heartbeats mean death, and db-scheduler looks for the dead after every second one: a job is claimed again at
     * most 8 s and one look after the last heartbeat.
     */
    private static final Duration BETWEEN_HEARTBEATS = Duration.ofSeconds(1);

    private static final int MISSED_HEARTBEATS = 6;
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(30);
    private static final int HOUSEKEEPERS = 2;

    /** What the schedulers of a runner have in common. */
    record Settings(Database database, InstantSource clock, String worker, MachineManners manners) {}

    /** Who does the work. */
    interface Owner {
        CompletionHandler<Void> run(JobLane lane, TaskInstance<Void> instance, ExecutionContext context);

        /** The claim itself broke. */
        void revive(ExecutionComplete complete, ExecutionOperations<Void> row);

        /**
         * The heartbeat of a row is old.
         *
         * @param ownUnderWay whether it is this process that works on it
         */
        void dead(ExecutionComplete complete, ExecutionOperations<Void> row, boolean ownUnderWay);
    }

    private final JobLane lane;
    private final Owner owner;
    private final Scheduler scheduler;

    LaneScheduler(JobLane lane, Settings settings, Owner owner) {
        this.lane = lane;
        this.owner = owner;
        var threads = settings.manners().atOnce(lane);
        var engine = settings.database().engine();
        // It knows the rows of all lanes, so that it takes none for strangers, but looks for its own only.
        List<Task<?>> tasks =
                Scheduling.tasks().stream().<Task<?>>map(this::task).toList();
        var builder = Scheduler.create(settings.database().lane(), tasks)
                .clock(settings.clock()::instant)
                .schedulerName(new SchedulerName.Fixed(settings.worker()))
                .threads(threads)
                .executorService(Executors.newFixedThreadPool(threads, named("job-" + lane.id() + "-")))
                .dueExecutor(Executors.newSingleThreadExecutor(named("job-claimer-" + lane.id() + "-")))
                .housekeeperExecutor(
                        Executors.newScheduledThreadPool(HOUSEKEEPERS, named("job-heart-" + lane.id() + "-")))
                .enablePriority()
                .jdbcCustomization(Scheduling.customization(engine, lane))
                .pollingInterval(BETWEEN_LOOKS)
                .heartbeatInterval(BETWEEN_HEARTBEATS)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(LONGEST_GOODBYE);
        scheduler = switch (engine) {
            case H2 -> builder.pollUsingFetch(0.5, 3.0).build();
            case POSTGRESQL -> builder.pollUsingLockAndFetch(0.5, 1.0).build();
        };
    }

    private Task<Void> task(String name) {
        return Tasks.custom(name, Void.class)
                .onFailure(owner::revive)
                .onDeadExecution((complete, row) -> {
                    if (name.equals(Scheduling.task(lane)))
                        owner.dead(complete, row, underWay(complete.getExecution()));
                })
                .execute((instance, context) -> owner.run(lane, instance, context));
    }

    private boolean underWay(Execution claimed) {
        return scheduler.getCurrentlyExecuting().stream()
                .map(executing -> executing.getExecution())
                .anyMatch(own -> own.taskInstance.equals(claimed.taskInstance) && own.version == claimed.version);
    }

    void start() {
        scheduler.start();
    }

    /** There may be something to claim. */
    void claim() {
        scheduler.triggerCheckForDueExecutions();
    }

    void hold(boolean held) {
        if (held) scheduler.pause();
        else scheduler.resume();
    }

    void stop() {
        scheduler.stop();
    }

    static ThreadFactory named(String prefix) {
        return Thread.ofPlatform().name(prefix, 1).factory();
    }
}
