package com.cliply.storage.job;

import com.cliply.engine.id.JobId;
import com.cliply.storage.db.Database;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** The rows of db-scheduler beside ours: one for each job that may start, gone when it has ended. */
final class ScheduledRows {
    private final SchedulerClient client;

    ScheduledRows(Database database) {
        List<Task<?>> named = Scheduling.tasks().stream()
                .<Task<?>>map(name -> Tasks.custom(name, Void.class).execute((instance, context) -> {
                    throw new IllegalStateException("a client runs nothing");
                }))
                .toList();
        client = SchedulerClient.Builder.create(database.lane(), named)
                .enablePriority()
                .jdbcCustomization(Scheduling.customization(database.engine()))
                .build();
    }

    /** Lets a job be claimed, not before the instant. */
    void add(JobEntity job, Instant from) {
        var instance = new TaskInstance.Builder<Void>(Scheduling.task(job.lane), job.id.toString())
                .priority(job.priority)
                .scheduledTo(from);
        if (!client.scheduleIfNotExists(instance)) throw new IllegalStateException("job " + job.id + " waits twice");
    }

    /** Takes back what waits to be claimed; false if it has just been claimed. */
    boolean remove(JobEntity job) {
        try {
            client.cancel(new TaskInstance<>(Scheduling.task(job.lane), job.id.toString()));
            return true;
        } catch (TaskInstanceNotFoundException nothingWaits) {
            return true;
        } catch (TaskInstanceCurrentlyExecutingException claimed) {
            return false;
        }
    }

    /** Takes a claimed row from whoever claimed it, who hears of it by the version. */
    static void release(Session session, JobEntity job, Instant from) {
        session.createMutationQuery("update ScheduledTask set picked = false, pickedBy = null, lastHeartbeat = null,"
                        + " executionTime = :from, version = version + 1 where id.task = :task and id.instance = :job")
                .setParameter("from", from)
                .setParameter("task", Scheduling.task(job.lane))
                .setParameter("job", job.id.toString())
                .executeUpdate();
    }

    /** Removes the row of a job that ended in somebody's hands. */
    static void forget(Session session, JobEntity job) {
        session.createMutationQuery("delete from ScheduledTask where id.task = :task and id.instance = :job")
                .setParameter("task", Scheduling.task(job.lane))
                .setParameter("job", job.id.toString())
                .executeUpdate();
    }

    /** The last heartbeat of each job that is claimed; only what runs has one, so there are few. */
    static Map<UUID, Instant> heartbeats(Session session) {
        return session.createSelectionQuery(
                        "from ScheduledTask where id.task in :tasks and picked and lastHeartbeat is not null",
                        ScheduledTaskEntity.class)
                .setParameter("tasks", Scheduling.tasks())
                .getResultStream()
                .collect(Collectors.toMap(row -> UUID.fromString(row.id.instance()), row -> row.lastHeartbeat));
    }

    /** Where one process alone holds the database, every claim it finds at its start is a dead one's. */
    static void forgetHeartbeats(Session session) {
        session.createMutationQuery("update ScheduledTask set lastHeartbeat = :longAgo where picked")
                .setParameter("longAgo", Instant.EPOCH)
                .executeUpdate();
    }

    static JobId job(TaskInstance<?> instance) {
        return new JobId(UUID.fromString(instance.getId()));
    }
}
