package com.cliply.app;

import ch.qos.logback.classic.LoggerContext;
import com.cliply.app.cli.Cli;
import com.cliply.app.cli.CliContext;
import com.cliply.app.cli.ExitCode;
import com.cliply.app.cli.Interruption;
import com.cliply.app.cli.Signals;
import com.cliply.app.log.AppLog;
import com.cliply.app.log.Redactor;
import com.cliply.app.settings.SettingsFile;
import com.cliply.app.worker.ChildMain;
import com.cliply.app.worker.WhisperProcess;
import com.cliply.engine.Engine;
import com.cliply.engine.job.MachineManners;
import com.cliply.engine.render.Presets;
import com.cliply.engine.transcribe.whisper.WhisperChild;
import com.cliply.engine.transcribe.whisper.WhisperRecognizer;
import com.cliply.storage.vault.KeySources;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Where the program begins and ends. */
public final class Main {
    private Main() {}

    public static void main(String[] words) {
        System.exit(run(words));
    }

    private static int run(String[] words) {
        var userHome = Path.of(System.getProperty("user.home", "."));
        if (words.length == 3 && words[0].equals(ChildMain.WORD) && words[1].matches("\\d{1,4}"))
            return runAttempt(userHome, Integer.parseInt(words[1]), new AppConfig(Path.of(words[2])));
        if (words.length == 1 && words[0].equals(WhisperProcess.WORD)) return runWhisper(userHome);
        var config = AppConfig.of(System.getenv(), System.getProperty("os.name", ""), userHome);
        var clock = InstantSource.system();
        try (var door = new FrontDoor(clock, userHome, System.getenv())) {
            var cli = new Cli(new CliContext(
                    door,
                    SystemTerminal.of(System.getenv()),
                    config.dataFolder(),
                    Path.of("").toAbsolutePath(),
                    clock,
                    ZoneId.systemDefault(),
                    new Interruption(),
                    true));
            var code = cli.run(words);
            door.serveGuests(cli::tellOfGuests);
            return code;
        }
    }

    /**
     * As a child of this program: no window, a data folder that its parent holds, of which it uses what is being made there, and
     * standard output belongs to the messages alone.
     */
    private static int runAttempt(Path userHome, int coresHeldBack, AppConfig config) {
        Signals.ignore();
        System.setOut(System.err);
        var clock = InstantSource.system();
        var manners = MachineManners.ofThisMachine().withCoresHeldBack(coresHeldBack);
        var proxies = new SettingsFile(config.dataFolder()).read().proxies();
        try (var log = new AppLog((LoggerContext) LoggerFactory.getILoggerFactory(), new Redactor(userHome));
                var out = new FileOutputStream(FileDescriptor.out)) {
            log.toConsole(System.err::println);
            var measured = Studio.measured(config.dataFolder(), clock);
            // The keys of services are read here as the parent reads them: none travels between processes.
            var keys = KeySources.of(System.getenv(), System.getProperty("os.name", ""), _ -> Optional.empty());
            ChildMain.serve(
                    System.in,
                    out,
                    (stores, events) -> {
                        var engine = new Engine(
                                clock, events, manners, Presets.with(config.presetFolder()), proxies, measured);
                        var aids =
                                new InstalledAids(config.dataFolder(), engine, measured, keys, System.getenv(), clock);
                        return engine.handlers(stores, Studio.workFolders(config.dataFolder()), aids);
                    },
                    () -> Runtime.getRuntime().halt(ExitCode.CANCELLED.number()));
            return ExitCode.DONE.number();
        } catch (IOException hostIsGone) {
            return ExitCode.CANCELLED.number();
        }
    }

    /** As the child in which Whisper runs: whatever it prints goes to its parent's log. */
    private static int runWhisper(Path userHome) {
        Signals.ignore();
        System.setOut(System.err);
        try (var log = new AppLog((LoggerContext) LoggerFactory.getILoggerFactory(), new Redactor(userHome));
                var out = new FileOutputStream(FileDescriptor.out)) {
            log.toConsole(System.err::println);
            WhisperChild.serve(
                    System.in,
                    out,
                    new WhisperRecognizer(),
                    () -> Runtime.getRuntime().halt(ExitCode.CANCELLED.number()));
            return ExitCode.DONE.number();
        } catch (IOException | InterruptedException parentIsGone) {
            return ExitCode.CANCELLED.number();
        }
    }
}
