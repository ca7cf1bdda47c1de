package com.cliply.engine.work;

import com.cliply.engine.error.StudioException;
import com.cliply.engine.language.Editor;
import com.cliply.engine.transcribe.CachedTranscriber;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Who helps to find highlights, as the installation is set up when it is asked; nobody is reached by asking for them. Keys
 * come from where the installation keeps them, never from a job.
 */
public interface FindAids {
    /** There is nobody. */
    FindAids NONE = new FindAids() {
        @Override
        public Optional<CachedTranscriber> transcriber() {
            return Optional.empty();
        }

        @Override
        public Optional<Editor> editor(Consumer<StudioException> notices) {
            return Optional.empty();
        }
    };

    /** Who writes down what is said, on this machine; empty if no model is set up. */
    Optional<CachedTranscriber> transcriber();

    /**
     * The language model; empty if none is set up.
     *
     * @param notices hears why it has no opinion
     */
    Optional<Editor> editor(Consumer<StudioException> notices);
}
