package com.cliply.app;

import com.cliply.app.cli.Call;
import com.cliply.app.cli.FolderHold;
import com.cliply.app.cli.MediaTools;
import com.cliply.app.cli.Opening;
import com.cliply.app.cli.OutsideServices;
import com.cliply.app.cli.StudioDoor;
import com.cliply.engine.backup.Recovery;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.engine.health.HealthCheck;
import com.cliply.engine.transcribe.Transcribers;
import com.cliply.engine.transcribe.whisper.ModelChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What commands of guests can ask for: the studio that is open here, whatever they call its folder. */
final class GuestDoor implements StudioDoor, AutoCloseable {
    private final FrontDoor front;
    private final Holding holding;
    private final Consumer<String> patientLines;
    private @Nullable Runnable stopLog;

    GuestDoor(FrontDoor front, Holding holding, Consumer<String> patientLines) {
        this.front = front;
        this.holding = holding;
        this.patientLines = patientLines;
    }

    @Override
    public Opening open(Path dataFolder, Call call) {
        return new Opening.Here(holding.guestLease());
    }

    @Override
    public FolderHold hold(Path dataFolder) {
        var pid = ProcessHandle.current().pid();
        throw new StorageException(ErrorCode.FOLDER_NOT_FREE, dataFolder.toString(), String.valueOf(pid));
    }

    @Override
    public MediaTools media(Path dataFolder) {
        return front.media(dataFolder);
    }

    @Override
    public Transcribers transcribers(Path dataFolder, Optional<ModelChoice> model) {
        return front.transcribers(dataFolder, model);
    }

    @Override
    public Recovery recovery(Path dataFolder) {
        return front.recovery(dataFolder);
    }

    /** The keyboard of a guest is not here, and whoever sits at this one did not ask for anything. */
    @Override
    public Optional<char[]> askSecret(String question) {
        return Optional.empty();
    }

    @Override
    public Optional<char[]> pipedSecret() {
        return Optional.empty();
    }

    @Override
    public OutsideServices services(Path dataFolder) {
        return front.services(dataFolder);
    }

    @Override
    public List<HealthCheck> checks(Path dataFolder) {
        return front.checks(dataFolder);
    }

    /** Not through the guest's terminal, which makes who writes to it wait for a guest that reads slowly. */
    @Override
    public void logToConsole(Consumer<String> lines) {
        if (stopLog == null) stopLog = front.logAlsoTo(patientLines);
    }

    @Override
    public Optional<Path> logFile() {
        return front.logFile();
    }

    @Override
    public void close() {
        if (stopLog != null) stopLog.run();
    }
}
