package com.cliply.storage;

import com.cliply.engine.Stores;
import com.cliply.engine.event.Events;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobRunner;
import com.cliply.engine.job.RetryPolicy;
import com.cliply.storage.clip.HibernateClipStore;
import com.cliply.storage.db.Database;
import com.cliply.storage.db.DatabaseAddress;
import com.cliply.storage.files.StudioFolders;
import com.cliply.storage.job.JobTable;
import com.cliply.storage.project.HibernateProjectStore;
import com.cliply.storage.render.HibernateRenditionStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The memory of the studio, open: hands out the stores and who runs the jobs. */
public final class Storage implements AutoCloseable {
    private final Database database;
    private final JobTable jobs;
    private final Stores stores;
    private final List<JobRunner> runners = new CopyOnWriteArrayList<>();

    private Storage(Database database, InstantSource clock) {
        this.database = database;
        jobs = new JobTable(database, clock);
        stores = new Stores(
                new HibernateProjectStore(database),
                new HibernateClipStore(database),
                new HibernateRenditionStore(database),
                jobs,
                database);
    }

    /**
     * Opens a data folder, made if it is missing; this process then holds it alone.
     *
     * @throws com.cliply.engine.error.StorageException if another process holds it, a newer version wrote it, or it is broken
     */
    public static Storage open(Path dataFolder, InstantSource clock) {
        var folders = new StudioFolders(dataFolder).make();
        return open(DatabaseAddress.ofFile(folders.data(), folders.database()), clock);
    }

    /** Opens a database at its address; others may work on it at the same time if it is a server's. */
    public static Storage open(DatabaseAddress address, InstantSource clock) {
        return new Storage(Database.open(address, entities(), clock, List.of()), clock);
    }

    private static List<Class<?>> entities() {
        return Stream.of(
                        HibernateProjectStore.entities(),
                        HibernateClipStore.entities(),
                        HibernateRenditionStore.entities(),
                        JobTable.entities())
                .flatMap(List::stream)
                .toList();
    }

    public Stores stores() {
        return stores;
    }

    /** Who runs the jobs, not yet started; {@link #close()} closes it if nobody did. */
    public JobRunner jobRunner(JobHandlers handlers, Events events, RetryPolicy retries) {
        var runner = jobs.runner(handlers, events, retries);
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
