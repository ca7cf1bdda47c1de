package com.cliply.storage;

import com.cliply.engine.Stores;
import com.cliply.engine.event.Events;
import com.cliply.engine.id.WorkspaceId;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobRules;
import com.cliply.engine.job.JobRunner;
import com.cliply.engine.job.WorkConditions;
import com.cliply.engine.workspace.Access;
import com.cliply.engine.workspace.WorkspaceStore;
import com.cliply.storage.clip.HibernateClipStore;
import com.cliply.storage.db.Database;
import com.cliply.storage.db.DatabaseAddress;
import com.cliply.storage.files.StudioFolders;
import com.cliply.storage.job.JobTable;
import com.cliply.storage.project.HibernateProjectStore;
import com.cliply.storage.render.HibernateRenditionStore;
import com.cliply.storage.workspace.HibernateAuditLog;
import com.cliply.storage.workspace.HibernateWorkspaceStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;

/** The memory of the studio, open: hands out the stores of workspaces and who runs the jobs. */
public final class Storage implements AutoCloseable {
    /** The workspace that every data folder has. */
    public static final WorkspaceId PERSONAL = Database.PERSONAL;

    private final Database database;
    private final InstantSource clock;
    private final JobTable jobs;
    private final List<JobRunner> runners = new CopyOnWriteArrayList<>();

    private Storage(Database database, InstantSource clock, Function<JobKind, JobRules> rules) {
        this.database = database;
        this.clock = clock;
        jobs = new JobTable(database, clock, rules);
    }

    /**
     * Opens a data folder, made if it is missing; this process then holds it alone.
     *
     * @throws com.cliply.engine.error.StorageException if another process holds it, a newer version wrote it, or it is broken
     */
    public static Storage open(Path dataFolder, InstantSource clock) {
        return open(dataFolder, clock, JobRules::of);
    }

    /**
     * The same with rules of its own.
     *
     * @param rules how work of each kind is treated
     */
    public static Storage open(Path dataFolder, InstantSource clock, Function<JobKind, JobRules> rules) {
        var folders = new StudioFolders(dataFolder).make();
        return open(DatabaseAddress.ofFile(folders.data(), folders.database()), clock, rules);
    }

    /**
     * Opens a database at its address; others may work on it at the same time if it is a server's.
     *
     * @param rules how work of each kind is treated, the same for all who share the database
     */
    public static Storage open(DatabaseAddress address, InstantSource clock, Function<JobKind, JobRules> rules) {
        return new Storage(Database.open(address, entities()), clock, rules);
    }

    private static List<Class<?>> entities() {
        return Stream.of(
                        HibernateWorkspaceStore.entities(),
                        HibernateProjectStore.entities(),
                        HibernateClipStore.entities(),
                        HibernateRenditionStore.entities(),
                        JobTable.entities())
                .flatMap(List::stream)
                .toList();
    }

    /** What one workspace remembers, for whoever asks. */
    public Stores stores(Access access) {
        var seen = database.in(access.workspace());
        return new Stores(
                new HibernateProjectStore(seen),
                new HibernateClipStore(seen),
                new HibernateRenditionStore(seen),
                jobs.queue(access),
                jobs.operations(access),
                jobs.recurrences(access),
                new HibernateAuditLog(seen, access.actor(), clock),
                seen);
    }

    /** The same for the studio itself in the workspace that every data folder has. */
    public Stores stores() {
        return stores(Access.ofMachine(PERSONAL));
    }

    /** The list of workspaces, which is the machine's own. */
    public WorkspaceStore workspaces() {
        return new HibernateWorkspaceStore(database);
    }

    /** Who runs the jobs of all workspaces under the usual conditions, not yet started. */
    public JobRunner jobRunner(Function<WorkspaceId, JobHandlers> handlers, Events events) {
        return jobRunner(handlers, events, WorkConditions.usual());
    }

    /**
     * Who runs the jobs of all workspaces, not yet started; {@link #close()} closes it if nobody did.
     *
     * @param handlers what is to be done, by the workspace for which it is done; asked once for each
     */
    public JobRunner jobRunner(Function<WorkspaceId, JobHandlers> handlers, Events events, WorkConditions conditions) {
        var runner = jobs.runner(handlers, events, conditions);
        runners.add(runner);
        return runner;
    }

    /** Looks around, for those who ask whether all is well. */
    public StorageReport check() {
        return new StorageReport(
                database.engine().name().toLowerCase(Locale.ROOT), database.schemaVersion(), jobs.counts());
    }

    @Override
    public void close() {
        runners.forEach(JobRunner::close);
        database.close();
    }
}
