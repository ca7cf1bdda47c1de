package com.cliply.storage;

import com.cliply.engine.Stores;
import com.cliply.engine.backup.Backups;
import com.cliply.engine.backup.Recovery;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.engine.event.Events;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobRunner;
import com.cliply.engine.job.RetryPolicy;
import com.cliply.storage.backup.BackupFolder;
import com.cliply.storage.backup.BackupWriter;
import com.cliply.storage.backup.FolderRecovery;
import com.cliply.storage.backup.ServerBackups;
import com.cliply.storage.backup.StudioOpening;
import com.cliply.storage.clip.HibernateClipStore;
import com.cliply.storage.db.Database;
import com.cliply.storage.db.DatabaseAddress;
import com.cliply.storage.db.DatabaseEngine;
import com.cliply.storage.db.FileSwap;
import com.cliply.storage.db.RowCounts;
import com.cliply.storage.files.StudioFolders;
import com.cliply.storage.job.JobTable;
import com.cliply.storage.project.HibernateProjectStore;
import com.cliply.storage.render.HibernateRenditionStore;
import com.cliply.storage.vault.KeySources;
import com.cliply.storage.vault.Protection;
import com.cliply.storage.vault.Vault;
import com.cliply.storage.vault.VaultStatus;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
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
        var folders = new StudioFolders(dataFolder);
        // Before the folders are made: a missing one tells how far a restore had come.
        FileSwap.finish(folders.data());
        folders.make();
        try {
            return open(DatabaseAddress.ofFile(folders.data(), folders.database()), clock);
        } catch (StorageException refused) {
            throw refused.code() == ErrorCode.DATABASE_WITHOUT_BACKUP ? withRemedy(refused, folders) : refused;
        }
    }

    /** A damaged database is told of with the newest good backup and the command that brings it back. */
    private static StorageException withRemedy(StorageException damaged, StudioFolders folders) {
        return BackupFolder.newestGood(folders.backups())
                .map(newest -> new StorageException(
                        ErrorCode.DATABASE_DAMAGED,
                        damaged,
                        folders.data() + " (" + damaged.facts().get(1) + ")",
                        String.valueOf(newest.file().getFileName()),
                        "cliply restore --data \"" + folders.data() + "\" \"" + newest.file() + "\""))
                .orElse(damaged);
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

    /** Makes backups of it; {@code product} is the version of Cliply that they name. */
    public Backups backups(KeySources sources, InstantSource clock, String product) {
        return database.engine() == DatabaseEngine.H2
                ? new BackupWriter(database, new StudioFolders(Path.of(database.name())), sources, clock, product)
                : new ServerBackups(database.name());
    }

    /** Gives a data folder back from its backups; the folder is not opened for that. */
    public static Recovery recovery(Path dataFolder, KeySources sources, InstantSource clock, String product) {
        return new FolderRecovery(new StudioFolders(dataFolder), sources, clock, new StudioOpening() {
            @Override
            public void open(Path home, Consumer<Answer> answered) {
                try (var storage = Storage.open(home, clock)) {
                    answered.accept(
                            new Answer(storage.database.schemaVersion(), storage.database.atOneMoment(RowCounts::of)));
                }
            }

            @Override
            public Backups.Made backUp(Path home) {
                try (var storage = Storage.open(home, clock)) {
                    return storage.backups(sources, clock, product).make(Optional.empty(), false);
                }
            }
        });
    }

    /**
     * How the key of a data folder is protected; empty if it has none yet. Nobody is asked for a passphrase.
     *
     * @throws StorageException if the key cannot be had now, as from a locked keychain
     */
    public static Optional<VaultStatus> vault(Path dataFolder, KeySources sources) {
        var folder = new StudioFolders(dataFolder).vault();
        var status = Vault.status(folder);
        if (status.isPresent() && status.get().protection() != Protection.PASSPHRASE)
            Vault.open(folder, sources.silent()).close();
        return status;
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
