package com.cliply.engine.transcribe.whisper;

import java.io.IOException;
import java.nio.file.Path;

/** Starts the process in which Whisper runs. */
public interface ChildStart {
    /**
     * Starts one, without a shell. It talks over its standard input and output, as {@link WhisperChild} does.
     *
     * @param folder absolute, empty, for whatever the process wants to put down; it is removed after it
     * @throws IOException if no process can be started
     */
    Process start(Path folder) throws IOException;
}
