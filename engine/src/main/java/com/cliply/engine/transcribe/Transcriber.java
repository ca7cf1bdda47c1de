package com.cliply.engine.transcribe;

import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.WorkMonitor;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes down what is said. */
public interface Transcriber {
    /** A stable name, as {@code whisper}, {@code openai} or {@code deepgram}. */
    String id();

    /**
     * What would leave this machine, and what it would cost, in one sentence that a creator is shown before; empty if nothing
     * leaves it.
     */
    Optional<String> leaves(MediaInfo info);

    /** What the outcome depends on besides the sound and the language, as the SHA-256 of a model; empty if on nothing. */
    default String version() {
        return "";
    }

    /** What a person should know before relying on the outcome, in one sentence; empty if there is nothing to say. */
    default Optional<String> caution() {
        return Optional.empty();
    }

    /**
     * All that is said in the file, in constant memory whatever its length.
     *
     * @param language an ISO 639-1 code as {@code en}; null lets the model find out
     * @throws com.cliply.engine.error.StudioException with a code that says what to do; nothing is kept then
     */
    Transcript transcribe(Path file, MediaInfo info, @Nullable String language, WorkMonitor monitor);
}
