package com.cliply.engine.transcribe.whisper;

import com.cliply.engine.analysis.transcript.SpokenPieces;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.MediaScanner;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.transcribe.Transcriber;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whisper with a model on this machine. The sound goes in windows of half a minute to a child process, where the model is, and
 * sentences come back; both hold one window at a time, however long the file is. Times are those of sentences: the model
 * knows none of words.
 */
public final class WhisperTranscriber implements Transcriber {
    public static final String ID = "whisper";

    private static final Logger log = LoggerFactory.getLogger(WhisperTranscriber.class);

    private final MediaScanner scanner;
    private final ModelChoice choice;
    private final ModelProof proof;
    private final ChildStart starter;
    private final Path workFolder;
    private final int cores;
    private final Patience patience;

    /**
     * One for this model.
     *
     * @param workFolder where children have their folders; it need not be there
     * @param cores how many of the machine's the model may use
     */
    public WhisperTranscriber(
            MediaScanner scanner,
            ModelChoice choice,
            ModelProof proof,
            ChildStart starter,
            Path workFolder,
            int cores,
            Patience patience) {
        this.scanner = scanner;
        this.choice = choice;
        this.proof = proof;
        this.starter = starter;
        this.workFolder = workFolder;
        this.cores = cores;
        this.patience = patience;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String version() {
        return proof.prove(choice, WorkMonitor.NONE).sha256();
    }

    @Override
    public Optional<String> leaves(MediaInfo info) {
        return Optional.empty();
    }

    @Override
    public Optional<String> caution() {
        var model = ModelFile.read(choice.file());
        return model.trained()
                ? Optional.empty()
                : Optional.of("The model " + model.name() + " holds no weights: it loads, but recognises nothing.");
    }

    @Override
    public Transcript transcribe(Path file, MediaInfo info, @Nullable String language, WorkMonitor monitor) {
        if (info.audio().isEmpty())
            throw new InputException(ErrorCode.NOTHING_TO_TRANSCRIBE, String.valueOf(file.getFileName()));
        var model = ModelFile.read(choice.file());
        var spoken = Languages.spoken(language, model);
        var proven = proof.prove(model, choice, monitor);
        monitor.throwIfCancelled();
        try (var folder = OwnFolder.in(workFolder);
                var child = new ChildLink(starter.start(folder.path()), model.name(), monitor)) {
            child.load(model.file().toString(), cores, patience.forModel(model.bytes()));
            proof.remember(proven);
            log.info("whisper loaded {} ({} bytes)", model.name(), model.bytes());
            return written(file, info, spoken, child, monitor);
        } catch (IOException error) {
            throw new MediaException(
                    ErrorCode.NATIVES_MISSING, error, "Whisper's process cannot be started: " + error.getMessage());
        }
    }

    private Transcript written(Path file, MediaInfo info, String language, ChildLink child, WorkMonitor monitor) {
        var pieces = new SpokenPieces();
        var windows = new SoundWindows(new WindowWriter(child, language, patience, pieces, info.duration(), monitor));
        scanner.scan(file, soundOnly(info), windows, new ScanMonitor(monitor));
        windows.finish();
        monitor.done(info.duration(), info.duration());
        return pieces.transcript(MediaTime.at(info.duration()));
    }

    /** The same file as if it had no pictures: then none are decoded. */
    private static MediaInfo soundOnly(MediaInfo info) {
        return new MediaInfo(
                info.container(),
                info.duration(),
                info.readableDuration(),
                info.bitRate(),
                List.of(),
                info.audioTracks());
    }

    /** Reading is not the work that takes time: only what is written down counts as done. */
    private record ScanMonitor(WorkMonitor outer) implements WorkMonitor {
        @Override
        public boolean cancelled() {
            return outer.cancelled();
        }

        @Override
        public void done(Duration media, Duration whole) {}
    }
}
