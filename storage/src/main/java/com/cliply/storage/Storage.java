package com.cliply.storage;

import com.cliply.engine.Stores;
import com.cliply.engine.backup.Backups;
import com.cliply.engine.backup.Recovery;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.engine.event.Events;
import com.cliply.engine.id.WorkspaceId;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobRules;
import com.cliply.engine.job.JobRunner;
import com.cliply.engine.job.WorkConditions;
import com.cliply.engine.net.ServiceKeyStore;
import com.cliply.engine.workspace.Access;
import com.cliply.engine.workspace.WorkspaceStore;
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
import com.cliply.storage.render.HibernateRenderJournal;
import com.cliply.storage.render.HibernateRenditionStore;
import com.cliply.storage.saga.HibernateSagaStore;
import com.cliply.storage.vault.KeySources;
import com.cliply.storage.vault.Protection;
import com.cliply.storage.vault.SealedServiceKeys;
import com.cliply.storage.vault.Vault;
import com.cliply.storage.vault.VaultStatus;
import com.cliply.storage.workspace.HibernateAuditLog;
import com.cliply.storage.workspace.HibernateWorkspaceStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
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
        var folders = new StudioFolders(dataFolder);
        // Before the folders are made: a missing one tells how far a restore had come.
        FileSwap.finish(folders.data());
        folders.make();
        try {
            return open(DatabaseAddress.ofFile(folders.data(), folders.database()), clock, rules);
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

    /**
     * Opens a database at its address; others may work on it at the same time if it is a server's.
     *
     * @param rules how work of each kind is treated, the same for all who share the database
     */
    public static Storage open(DatabaseAddress address, InstantSource clock, Function<JobKind, JobRules> rules) {
        return new Storage(Database.open(address, entities(), clock, List.of()), clock, rules);
    }

    private static List<Class<?>> entities() {
        return Stream.of(
                        HibernateWorkspaceStore.entities(),
                        HibernateProjectStore.entities(),
                        HibernateClipStore.entities(),
                        HibernateRenditionStore.entities(),
                        HibernateRenderJournal.entities(),
                        JobTable.entities(),
                        HibernateSagaStore.entities())
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
                new HibernateRenderJournal(seen),
                jobs.queue(access),
                jobs.operations(access),
                jobs.recurrences(access),
                new HibernateSagaStore(seen),
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

    /** Announces the end of jobs that a person cancels while no runner works; a runner announces what it hears of itself. */
    public void announceTo(Events events) {
        jobs.announceTo(events);
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

    /** For tests of what must hold below the stores. */
    Database database() {
        return database;
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

    /** The keys of services of a data folder, which is neither opened nor made before one is kept. */
    public static ServiceKeyStore serviceKeys(Path dataFolder, KeySources sources) {
        return new SealedServiceKeys(new StudioFolders(dataFolder).vault(), sources);
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
