package com.cliply.app;

import ch.qos.logback.classic.LoggerContext;
import com.cliply.app.cli.MediaTools;
import com.cliply.app.cli.OpenStudio;
import com.cliply.app.cli.ProductVersion;
import com.cliply.app.cli.StudioDoor;
import com.cliply.app.health.DataFolderCheck;
import com.cliply.app.health.DatabaseCheck;
import com.cliply.app.health.FontCheck;
import com.cliply.app.health.JavaCheck;
import com.cliply.app.health.VaultCheck;
import com.cliply.app.log.AppLog;
import com.cliply.app.log.Redactor;
import com.cliply.engine.Engine;
import com.cliply.engine.backup.Recovery;
import com.cliply.engine.event.Events;
import com.cliply.engine.health.EncodersCheck;
import com.cliply.engine.health.HealthCheck;
import com.cliply.engine.health.NativesCheck;
import com.cliply.storage.Storage;
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
    private @Nullable AppLog log;
    private @Nullable Path logFile;
    private @Nullable MediaTools media;

    FrontDoor(InstantSource clock, Path userHome, Map<String, String> environment) {
        this.clock = clock;
        this.userHome = userHome;
        keys = KeySources.of(environment, System.getProperty("os.name", ""), this::askSecret);
    }

    @Override
    public OpenStudio open(Path dataFolder) {
        var config = new AppConfig(dataFolder);
        logTo(config.logFolder());
        return Studio.open(config, clock, keys);
    }

    @Override
    public MediaTools media() {
        if (media == null) media = new EngineTools(engine());
        return media;
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
    public List<HealthCheck> checks(Path dataFolder) {
        var database = Files.isDirectory(dataFolder) && hasDatabase(dataFolder);
        return List.of(
                new JavaCheck(Runtime.version().feature()),
                new NativesCheck(),
                new EncodersCheck(() -> engine().encoders().trials()),
                new FontCheck(),
                new DataFolderCheck(dataFolder),
                new VaultCheck(() -> Storage.vault(dataFolder, keys)
                        .map(vault -> new VaultCheck.Snapshot(vault.protection().sentence(), vault.recovery()))),
                new DatabaseCheck(database, () -> {
                    try (var storage = Storage.open(dataFolder, clock)) {
                        var report = storage.check();
                        return new DatabaseCheck.Snapshot(report.engine(), report.schemaVersion(), report.jobs());
                    }
                }));
    }

    @Override
    public void logToConsole(Consumer<String> lines) {
        log().toConsole(lines);
    }

    @Override
    public Optional<Path> logFile() {
        return Optional.ofNullable(logFile);
    }

    @Override
    public void close() {
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

    private AppLog log() {
        if (log == null) log = new AppLog((LoggerContext) LoggerFactory.getILoggerFactory(), new Redactor(userHome));
        return log;
    }

    /** Work without a log is better than no work: a folder that cannot be written is told of by who needs it for more. */
    private void logTo(Path folder) {
        if (logFile != null) return;
        try {
            logFile = log().toFiles(folder);
        } catch (IOException unwritable) {
            LoggerFactory.getLogger(FrontDoor.class).warn("no log file", unwritable);
        }
    }
}
