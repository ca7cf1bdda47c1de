package com.cliply.app.cli;

import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.analysis.transcript.TranscriptNotice;
import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.transcribe.Transcriber;
import com.cliply.engine.transcribe.whisper.WhisperTranscriber;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Has a video written down while a person watches how far it has come. */
final class Dictation {
    private final Desk desk;

    Dictation(Desk desk) {
        this.desk = desk;
    }

    /**
     * What Whisper writes down, for whom it is a help and no more: if it cannot, that is told and the rest goes on.
     *
     * @param failures hears why it cannot
     */
    Transcript tried(Path file, MediaInfo info, Consumer<TranscriptNotice> failures) {
        try {
            var whisper = desk.transcribers(Optional.empty())
                    .find(WhisperTranscriber.ID)
                    .orElseThrow(
                            () -> new InputException(ErrorCode.TRANSCRIPT_MISSING, String.valueOf(file.getFileName())));
            return written(whisper, file, info, null);
        } catch (CancelledException cancelled) {
            throw cancelled;
        } catch (StudioException why) {
            var reason = why.text(desk.texts().locale());
            var sentence = desk.texts().text("transcribe.failed", reason.whole());
            desk.terminal().complain(DisplayText.harmless(sentence));
            failures.accept(new TranscriptNotice(why.code().id(), sentence));
            return Transcript.EMPTY;
        }
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
