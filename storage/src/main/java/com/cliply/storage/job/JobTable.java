package com.cliply.storage.job;

import com.cliply.engine.event.Events;
import com.cliply.engine.id.WorkspaceId;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobOperations;
import com.cliply.engine.job.JobQueue;
import com.cliply.engine.job.JobRules;
import com.cliply.engine.job.JobRunner;
import com.cliply.engine.job.Recurrences;
import com.cliply.engine.job.WorkConditions;
import com.cliply.engine.workspace.Access;
import com.cliply.engine.workspace.AuditLog;
import com.cliply.storage.db.Database;
import com.cliply.storage.workspace.HibernateAuditLog;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One process's part in the table of all work: hands out the queues of workspaces and who runs what is in them. */
public final class JobTable {
    private final Database database;
    private final InstantSource clock;
    private final Function<JobKind, JobRules> rules;
    private final ScheduledRows rows;
    private final JobSignals signals = new JobSignals();

    public JobTable(Database database, InstantSource clock) {
        this(database, clock, JobRules::of);
    }

    /**
     * @param rules how work of each kind is treated
     */
    public JobTable(Database database, InstantSource clock, Function<JobKind, JobRules> rules) {
        this.database = database;
        this.clock = clock;
        this.rules = rules;
        rows = new ScheduledRows(database);
    }

    public static List<Class<?>> entities() {
        return List.of(
                JobEntity.class,
                JobEventEntity.class,
                JobDependencyEntity.class,
                JobRecurrenceEntity.class,
                QueuePauseEntity.class,
                ScheduledTaskEntity.class);
    }

    public JobQueue queue(Access access) {
        return queueOf(access);
    }

    private HibernateJobQueue queueOf(Access access) {
        var seen = database.in(access.workspace());
        return new HibernateJobQueue(seen, access.actor(), clock, signals, rows, rules, audit(access));
    }

    public JobOperations operations(Access access) {
        return new HibernateJobOperations(
                database.in(access.workspace()), access.actor(), clock, signals, queueOf(access), audit(access), rules);
    }

    public Recurrences recurrences(Access access) {
        return recurrences(database.in(access.workspace()), audit(access));
    }

    private Recurrences recurrences(Database seen, AuditLog audit) {
        return new HibernateRecurrences(seen, clock, audit, of -> queue(Access.ofMachine(of.workspace())));
    }

    private AuditLog audit(Access access) {
        return new HibernateAuditLog(database.in(access.workspace()), access.actor(), clock);
    }

    /** Announces what a person ends while nothing runs here; what a runner ends it announces itself. */
    public void announceTo(Events events) {
        signals.tellWithoutRunner(events::announce);
    }

    /** Who runs what is in this table, in this process, under the usual conditions. */
    public JobRunner runner(Function<WorkspaceId, JobHandlers> handlers, Events events) {
        return runner(handlers, events, WorkConditions.usual());
    }

    /**
     * Who runs what is in this table, in this process.
     *
     * @param handlers what is to be done, by the workspace for which it is done; asked once for each
     */
    public JobRunner runner(Function<WorkspaceId, JobHandlers> handlers, Events events, WorkConditions conditions) {
        var home = Access.ofMachine(database.workspace());
        return new ScheduledJobRunner(
                database.machine(),
                clock,
                signals,
                rows,
                handlers,
                events,
                rules,
                recurrences(database.machine(), audit(home)),
                conditions);
    }

    /** How many jobs of all workspaces are in each state that occurs, by its stable name. */
    public Map<String, Long> counts() {
        return new JobQueries(database.machine(), signals).counts();
    }
}
