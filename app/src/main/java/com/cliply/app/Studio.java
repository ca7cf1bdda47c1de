package com.cliply.app;

import com.cliply.app.cli.OpenStudio;
import com.cliply.app.cli.ProductVersion;
import com.cliply.app.settings.SettingsFile;
import com.cliply.app.worker.ChildAttempt;
import com.cliply.app.worker.ChildCommand;
import com.cliply.app.worker.ChildMain;
import com.cliply.engine.Engine;
import com.cliply.engine.Stores;
import com.cliply.engine.WorkFolders;
import com.cliply.engine.analysis.AnalysisCache;
import com.cliply.engine.backup.Backups;
import com.cliply.engine.event.Events;
import com.cliply.engine.event.StudioEvent;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.job.AttemptIsolation;
import com.cliply.engine.job.JobRunner;
import com.cliply.engine.job.MachineManners;
import com.cliply.engine.job.WorkConditions;
import com.cliply.engine.machine.PowerSource;
import com.cliply.engine.project.ImportResult;
import com.cliply.engine.project.Importer;
import com.cliply.engine.project.RelinkResult;
import com.cliply.engine.project.Relinker;
import com.cliply.engine.proxy.ProxyLibrary;
import com.cliply.engine.render.Presets;
import com.cliply.engine.render.RenderSweep;
import com.cliply.engine.work.BackUpWork;
import com.cliply.engine.work.UsualRecurrences;
import com.cliply.engine.workspace.Access;
import com.cliply.storage.Storage;
import com.cliply.storage.files.FileAnalysisCache;
import com.cliply.storage.files.StudioFolders;
import com.cliply.storage.vault.KeySources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The whole house for one data folder: everything is built here, top to bottom, and closed from the bottom up. */
public final class Studio implements OpenStudio {
    /** Kinds of jobs whose end may leave pieces that nobody needs. */
    private static final Set<String> SWEPT_AFTER = Set.of("render-clip", "purge-jobs");

    private final Storage storage;
    private final Stores stores;
    private final Events events;
    private final Importer importer;
    private final Relinker relinker;
    private final JobRunner runner;
    private final Backups backups;
    private final ProxyLibrary proxies;
    private final InstalledAids aids;
    private volatile @Nullable Runnable raising;

    private Studio(
            Storage storage,
            Stores stores,
            Events events,
            Importer importer,
            Relinker relinker,
            JobRunner runner,
            Backups backups,
            ProxyLibrary proxies,
            InstalledAids aids) {
        this.storage = storage;
        this.stores = stores;
        this.events = events;
        this.importer = importer;
        this.relinker = relinker;
        this.runner = runner;
        this.backups = backups;
        this.proxies = proxies;
        this.aids = aids;
    }

    /** Nothing works yet: whoever needs jobs done starts the runner. No key comes from the environment. */
    public static Studio open(AppConfig config, InstantSource clock, KeySources keys) {
        return open(config, clock, keys, Map.of());
    }

    /**
     * The same, where keys of services may stand in the environment.
     *
     * @param environment of this process
     */
    static Studio open(AppConfig config, InstantSource clock, KeySources keys, Map<String, String> environment) {
        var storage = Storage.open(config.dataFolder(), clock);
        try {
            var stores = storage.stores(Access.ofPerson(Storage.PERSONAL, System.getProperty("user.name", "")));
            new UsualRecurrences(ZoneId.systemDefault()).addTo(storage.stores().recurrences());
            var events = new Events();
            var settings = new SettingsFile(config.dataFolder()).read();
            var manners = settings.manners();
            var measured = measured(config.dataFolder(), clock);
            var engine = new Engine(
                    clock, events, manners, Presets.with(config.presetFolder()), settings.proxies(), measured);
            var aids = new InstalledAids(config.dataFolder(), engine, measured, keys, environment, clock);
            var folders = workFolders(config.dataFolder());
            sweepWith(storage, events, folders, clock);
            var importer = engine.importer(stores);
            var conditions = WorkConditions.usual()
                    .withManners(manners)
                    .withPower(PowerSource.of(System.getProperty("os.name", "")))
                    .withIsolation(isolation(config, storage, events, manners));
            var nightly = new BackUpWork(storage.backups(keys.silent(), clock, ProductVersion.number()));
            var runner = storage.jobRunner(
                    workspace -> engine.handlers(storage.stores(Access.ofMachine(workspace)), folders, aids, nightly),
                    events,
                    conditions);
            var backups = storage.backups(keys, clock, ProductVersion.number());
            return new Studio(
                    storage,
                    stores,
                    events,
                    importer,
                    engine.relinker(stores),
                    runner,
                    backups,
                    engine.proxies(folders),
                    aids);
        } catch (RuntimeException | Error failed) {
            storage.close();
            throw failed;
        }
    }

    /** Pieces of renditions vanish with the wish for them: now, and whenever a job ends. */
    private static void sweepWith(Storage storage, Events events, WorkFolders folders, InstantSource clock) {
        var sweep = new RenderSweep(
                folders.renders(),
                clock,
                () -> storage.workspaces().all().stream()
                        .map(workspace -> storage.stores(Access.ofMachine(workspace.id())))
                        .map(stores ->
                                new RenderSweep.Remembered(stores.journal(), stores.jobs(), stores.transactions()))
                        .toList());
        storage.announceTo(events);
        var _ = events.subscribe(news -> {
            if (news instanceof StudioEvent.JobEnded ended && SWEPT_AFTER.contains(ended.kind())) sweep.sweep();
        });
        // Before the first rendition there is nothing to ask the database for.
        if (Files.isDirectory(folders.renders())) sweep.sweep();
    }

    /** Where the engine works in a data folder. */
    static WorkFolders workFolders(Path dataFolder) {
        var folders = new StudioFolders(dataFolder);
        return new WorkFolders(folders.renders(), folders.proxies());
    }

    /** What a data folder remembers of sources that were measured; nothing is made before there is something to remember. */
    static AnalysisCache measured(Path dataFolder, InstantSource clock) {
        return new FileAnalysisCache(new StudioFolders(dataFolder).analyses(), FileAnalysisCache.USUAL_BYTES, clock);
    }

    /** What has taken a process with it once runs in a child of this one from then on. */
    private static AttemptIsolation isolation(
            AppConfig config, Storage storage, Events events, MachineManners manners) {
        var words = List.of(
                ChildMain.WORD,
                String.valueOf(manners.coresHeldBack()),
                config.dataFolder().toString());
        var command = new ChildCommand(Main.class.getName(), words);
        return new ChildAttempt(command, workspace -> storage.stores(Access.ofMachine(workspace)), events);
    }

    /** What brings the window to the front when somebody opens a second one; for the window, once it is there. */
    public void onRaise(Runnable newRaising) {
        raising = newRaising;
    }

    /** Returns false if there is no window. */
    boolean raise() {
        var window = raising;
        if (window != null) window.run();
        return window != null;
    }

    @Override
    public Stores stores() {
        return stores;
    }

    @Override
    public Events events() {
        return events;
    }

    @Override
    public JobRunner runner() {
        return runner;
    }

    @Override
    public ImportResult importMedia(Path file) {
        return importer.importMedia(file);
    }

    @Override
    public RelinkResult relink(ProjectId project, Path file, boolean changed) {
        return relinker.relink(project, file, changed);
    }

    @Override
    public Backups backups() {
        return backups;
    }

    @Override
    public ProxyLibrary proxies() {
        return proxies;
    }

    @Override
    public void close() {
        try {
            runner.close();
            aids.close();
        } finally {
            storage.close();
        }
    }
}
