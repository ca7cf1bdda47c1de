package com.cliply.app.cli;

import com.cliply.engine.error.StudioException;
import com.cliply.engine.language.Editor;
import com.cliply.engine.net.ServiceKeyStore;
import com.cliply.engine.net.ServiceKeys;
import com.cliply.engine.transcribe.SentSpeech;
import com.cliply.engine.transcribe.Transcriber;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The services of others that this installation may ask; none of them is asked by looking here. */
public interface OutsideServices {
    /** All keys, wherever they come from. */
    ServiceKeys keys();

    /** Those that are kept by this installation. */
    ServiceKeyStore keptKeys();

    /**
     * The language model; empty if none is set up.
     *
     * @param notices hears why it has no opinion
     */
    Optional<Editor> editor(Consumer<StudioException> notices);

    /** Those who write down speech; each is used only if a person names it. */
    List<Transcriber> transcribers(SentSpeech speech);
}
