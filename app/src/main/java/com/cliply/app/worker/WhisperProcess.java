package com.cliply.app.worker;

import com.cliply.engine.transcribe.whisper.ChildStart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Starts this program as the child in which Whisper runs. */
public final class WhisperProcess implements ChildStart {
    /** The word by which the program is told to be that child. */
    public static final String WORD = "run-whisper";

    private final ChildCommand command;

    /**
     * By this program.
     *
     * @param mainClass that knows the word
     */
    public WhisperProcess(String mainClass) {
        command = new ChildCommand(mainClass, List.of(WORD));
    }

    /** Its temporary files, and what a JVM writes when it crashes, lie in the folder; the model is not in the Java heap. */
    @Override
    public Process start(Path folder) throws IOException {
        return command.startIn(
                folder,
                List.of(
                        "-Djava.io.tmpdir=" + folder,
                        "-XX:ErrorFile=" + folder.resolve("crash.log"),
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:-UsePerfData",
                        "-Xmx128m"));
    }
}
