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
        return new Transcribers(Stream.<Transcriber>concat(own(engine, model, cache).stream(), services.stream())
                .toList());
    }

    /**
     * Who does so on this machine, if a model is set up; it is not looked at yet.
     *
     * @param model instead of the one in the settings
     */
    Optional<CachedTranscriber> own(Engine engine, Optional<ModelChoice> model, AnalysisCache cache) {
        return model.or(this::chosen)
                .map(choice -> engine.whisper(
                        choice, proof(), new WhisperProcess(Main.class.getName()), folders.transcriptions()))
                .map(whisper -> new CachedTranscriber(whisper, cache));
    }

    /** The model in the settings. */
    Optional<ModelChoice> chosen() {
        return new SettingsFile(folders.data()).read().whisper();
    }

    ModelProof proof() {
        return new ModelProof(folders.models());
    }
}
