package com.cliply.app.cli;

import com.cliply.engine.backup.Recovery;
import com.cliply.engine.health.HealthCheck;
import com.cliply.engine.transcribe.Transcribers;
import com.cliply.engine.transcribe.whisper.ModelChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What commands can ask for; nothing is loaded before it is asked for. */
public interface StudioDoor {
    /**
     * Opens a data folder with all that works on it, making it if there is none. If another process holds it, that one does
     * the whole command.
     *
     * @throws com.cliply.engine.error.StorageException if it cannot be opened, or whoever holds it cannot do the command
     */
    Opening open(Path dataFolder, Call call);

    /**
     * Keeps everybody else out of a data folder, without opening it, until it is closed.
     *
     * @throws com.cliply.engine.error.StorageException if it is in use
     */
    FolderHold hold(Path dataFolder);

    /** The engine alone, which needs no data folder, but uses what was measured for one, and keeps there what it measures. */
    MediaTools media(Path dataFolder);

    /**
     * Who can write down what is said, as a data folder is set up; it is neither opened nor made for that.
     *
     * @param model instead of the one in its settings
     */
    Transcribers transcribers(Path dataFolder, Optional<ModelChoice> model);

    /** The backups of a data folder, which is neither opened nor made for them. */
    Recovery recovery(Path dataFolder);

    /** Asks the person at the terminal, without showing what is typed; empty if there is none. The caller wipes it. */
    Optional<char[]> askSecret(String question);

    /** One line of what is piped into this process, as a secret; empty if there is none. The caller wipes it. */
    Optional<char[]> pipedSecret();

    /** The services that may be asked, as a data folder is set up; it is neither opened nor made for that. */
    OutsideServices services(Path dataFolder);

    /** What {@code doctor} looks at; a data folder that does not exist is not made. */
    List<HealthCheck> checks(Path dataFolder);

    /** Also hands over what goes to the log, a line at a time. */
    void logToConsole(Consumer<String> lines);

    /** Where the log of this run is, if it has one. */
    Optional<Path> logFile();
}
