package com.cliply.app;

import com.cliply.app.settings.SettingsFile;
import com.cliply.app.worker.WhisperProcess;
import com.cliply.engine.Engine;
import com.cliply.engine.analysis.AnalysisCache;
import com.cliply.engine.transcribe.CachedTranscriber;
import com.cliply.engine.transcribe.Transcriber;
import com.cliply.engine.transcribe.Transcribers;
import com.cliply.engine.transcribe.whisper.ModelChoice;
import com.cliply.engine.transcribe.whisper.ModelProof;
import com.cliply.storage.files.StudioFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts together who can write down what is said, as a data folder is set up. */
final class Transcription {
    private final StudioFolders folders;

    Transcription(Path dataFolder) {
        folders = new StudioFolders(dataFolder);
    }

    /**
     * All that are set up, each of which writes nothing down twice.
     *
     * @param model instead of the one in the settings
     * @param services that a person may name
     */
    Transcribers all(Engine engine, Optional<ModelChoice> model, AnalysisCache cache, List<Transcriber> services) {
        var own = model.or(this::chosen)
                .map(choice -> engine.whisper(
                        choice, proof(), new WhisperProcess(Main.class.getName()), folders.transcriptions()))
                .<Transcriber>map(whisper -> new CachedTranscriber(whisper, cache));
        return new Transcribers(Stream.concat(own.stream(), services.stream()).toList());
    }

    /** The model in the settings. */
    Optional<ModelChoice> chosen() {
        return new SettingsFile(folders.data()).read().whisper();
    }

    ModelProof proof() {
        return new ModelProof(folders.models());
    }
}
