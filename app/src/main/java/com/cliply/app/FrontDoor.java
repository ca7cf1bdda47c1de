package com.cliply.app;

import ch.qos.logback.classic.LoggerContext;
import com.cliply.app.cli.Call;
import com.cliply.app.cli.FolderHold;
import com.cliply.app.cli.MediaTools;
import com.cliply.app.cli.Opening;
import com.cliply.app.cli.OutsideServices;
import com.cliply.app.cli.ProductVersion;
import com.cliply.app.cli.StudioDoor;
import com.cliply.app.health.DataFolderCheck;
import com.cliply.app.health.DatabaseCheck;
import com.cliply.app.health.FontCheck;
import com.cliply.app.health.JavaCheck;
import com.cliply.app.health.ModelCheck;
import com.cliply.app.health.ServiceKeysCheck;
import com.cliply.app.health.VaultCheck;
import com.cliply.app.log.AppLog;
import com.cliply.app.log.Redactor;
import com.cliply.engine.Engine;
import com.cliply.engine.backup.Recovery;
import com.cliply.engine.event.Events;
import com.cliply.engine.health.EncodersCheck;
import com.cliply.engine.health.HealthCheck;
import com.cliply.engine.health.NativesCheck;
import com.cliply.engine.job.MachineManners;
import com.cliply.engine.net.HttpGateway;
import com.cliply.engine.net.HttpLimits;
import com.cliply.engine.net.NetworkLedger;
import com.cliply.engine.proxy.ProxyLimits;
import com.cliply.engine.render.Presets;
import com.cliply.engine.transcribe.Transcribers;
import com.cliply.engine.transcribe.whisper.ModelChoice;
import com.cliply.storage.Storage;
import com.cliply.storage.files.StudioFolders;
import com.cliply.storage.vault.KeySources;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Loads what a command asks for, and no more: help and version need none of it. */
final class FrontDoor implements StudioDoor, AutoCloseable {
    private final InstantSource clock;
    private final Path userHome;
    private final KeySources keys;
    private final Map<String, String> environment;
    private @Nullable AppLog log;
    private @Nullable Path logFile;
    private @Nullable Holding holding;
    private @Nullable HttpGateway gateway;

    FrontDoor(InstantSource clock, Path userHome, Map<String, String> environment) {
        this.clock = clock;
        this.userHome = userHome;
        this.environment = Map.copyOf(environment);
        keys = KeySources.of(environment, System.getProperty("os.name", ""), this::askSecret);
    }

    @Override
    public Opening open(Path dataFolder, Call call) {
        if (holding != null && !holding.closed()) return new Opening.Here(holding.lease());
        var config = new AppConfig(new StudioFolders(dataFolder).makeHome());
        return new FolderDoor(config.dataFolder()).open(call, lock -> {
            logTo(config.logFolder());
            holding = Holding.open(this, config, clock, keys, lock, call.interruption());
            return holding.lease();
        });
    }

    @Override
    public FolderHold hold(Path dataFolder) {
        return new FolderDoor(new StudioFolders(dataFolder).makeHome()).hold();
    }

    /**
     * Does what guests still want of the data folder that this process holds, if there are any.
     *
     * @param waiting is called if that takes a second or more
     */
    void serveGuests(Runnable waiting) {
        try {
            if (holding != null) holding.closeAfterGuests(waiting);
        } catch (RuntimeException error) {
            // The command of this process is over and told of; what it did is in the database.
            LoggerFactory.getLogger(FrontDoor.class).error("the data folder could not be closed in order", error);
        }
    }

    @Override
    public MediaTools media(Path dataFolder) {
        return new EngineTools(new Engine(
                clock,
                new Events(),
                MachineManners.ofThisMachine(),
                Presets.builtIn(),
                ProxyLimits.USUAL,
                Studio.measured(dataFolder, clock)));
    }

    @Override
    public Transcribers transcribers(Path dataFolder, Optional<ModelChoice> model) {
        var engine = engine();
        return new Transcription(dataFolder)
                .all(
                        engine,
                        model,
                        Studio.measured(dataFolder, clock),
                        services(dataFolder).transcribers(engine.sentSpeech()));
    }

    @Override
    public Recovery recovery(Path dataFolder) {
        logTo(new AppConfig(dataFolder).logFolder());
        return Storage.recovery(dataFolder, keys, clock, ProductVersion.number());
    }

    @Override
    public Optional<char[]> askSecret(String question) {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> console.readPassword("%s", question))
                .filter(typed -> typed.length > 0);
    }

    @Override
    public Optional<char[]> pipedSecret() {
        return PipedLine.read(System.in);
    }

    @Override
    public OutsideServices services(Path dataFolder) {
        return new ServiceDesk(dataFolder, Storage.serviceKeys(dataFolder, keys), environment, gateway());
    }

    /** One for the whole process, so that a connection is used again; it opens none before it is asked to. */
    private synchronized HttpGateway gateway() {
        if (gateway == null)
            gateway = new HttpGateway(
                    HttpLimits.USUAL, NetworkLedger.toLog(), clock, "Cliply/" + ProductVersion.number());
        return gateway;
    }

    Map<String, String> environment() {
        return environment;
    }

    @Override
    public List<HealthCheck> checks(Path dataFolder) {
        var database = Files.isDirectory(dataFolder) && hasDatabase(dataFolder);
        var transcription = new Transcription(dataFolder);
        return List.of(
                new JavaCheck(Runtime.version().feature()),
                new NativesCheck(),
                new EncodersCheck(() -> engine().encoders().trials()),
                new FontCheck(),
                new ModelCheck(transcription::chosen, transcription.proof()),
                new DataFolderCheck(dataFolder),
                new VaultCheck(() -> Storage.vault(dataFolder, keys)
                        .map(vault -> new VaultCheck.Snapshot(vault.protection().sentence(), vault.recovery()))),
                new ServiceKeysCheck(() -> services(dataFolder).keys()),
                new DatabaseCheck(database, () -> {
                    try (var storage = Storage.open(dataFolder, clock)) {
                        var report = storage.check();
                        return new DatabaseCheck.Snapshot(report.engine(), report.schemaVersion(), report.jobs());
                    }
                }));
    }

    @Override
    public void logToConsole(Consumer<String> lines) {
        logAlsoTo(lines);
    }

    /** The same, until what is returned is run. */
    Runnable logAlsoTo(Consumer<String> lines) {
        return log().toConsole(lines);
    }

    @Override
    public synchronized Optional<Path> logFile() {
        return Optional.ofNullable(logFile);
    }

    @Override
    public void close() {
        serveGuests(() -> {});
        if (gateway != null) gateway.close();
        if (log != null) log.close();
    }

    private Engine engine() {
        return new Engine(clock, new Events());
    }

    private static boolean hasDatabase(Path dataFolder) {
        try (var files =
                Files.find(dataFolder, 2, (file, about) -> file.toString().endsWith(".mv.db"))) {
            return files.findAny().isPresent();
        } catch (IOException unreadable) {
            // The check of the folder tells of it.
            return false;
        }
    }

    private synchronized AppLog log() {
        if (log == null) log = new AppLog((LoggerContext) LoggerFactory.getILoggerFactory(), new Redactor(userHome));
        return log;
    }

    /** Work without a log is better than no work: a folder that cannot be written is told of by who needs it for more. */
    private synchronized void logTo(Path folder) {
        if (logFile != null) return;
        try {
            logFile = log().toFiles(folder);
        } catch (IOException unwritable) {
            LoggerFactory.getLogger(FrontDoor.class).warn("no log file", unwritable);
        }
    }
}
