package com.cliply.app.cli;

import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.transcribe.Transcriber;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Has a video written down while a person watches how far it has come. */
final class Dictation {
    private final Desk desk;

    Dictation(Desk desk) {
        this.desk = desk;
    }

    /**
     * What is said.
     *
     * @param language null if that is to be found out
     */
    Transcript written(Transcriber transcriber, Path file, MediaInfo info, @Nullable String language) {
        transcriber
                .caution()
                .ifPresent(caution -> desk.terminal()
                        .complain(DisplayText.harmless(desk.texts().text("transcribe.caution", caution))));
        try (var view = desk.progress()) {
            var monitor = new MonitorProgress(
                    desk.texts().text("progress.transcribe-source"),
                    String.valueOf(file.getFileName()),
                    view,
                    desk.interruption(),
                    desk.clock());
            var said = transcriber.transcribe(file, info, language, monitor);
            return desk.media().timed(file, info, said, desk.interruption().monitor());
        }
    }
}
