package com.cliply.engine.transcribe.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cliply.engine.media.WorkMonitor;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real library in a real child, with the model by which it tests itself: it loads, works, and recognises nothing. */
@Timeout(300)
class RealWhisperTest {
    @TempDir
    Path folder;

    /** The child's program, with the real library. */
    static final class Child {
        private Child() {}

        public static void main(String[] words) throws InterruptedException {
            WhisperChild.serve(
                    System.in,
                    new FileOutputStream(FileDescriptor.out),
                    new WhisperRecognizer(),
                    () -> Runtime.getRuntime().halt(0));
        }
    }

    @Test
    void aModelIsLoadedAndHeardThroughAndNothingIsLeftBehind() throws Exception {
        var model = ModelMaker.real();
        assumeTrue(model.isPresent(), "the model for tests is not there");
        var transcriber = new WhisperTranscriber(
                new MadeSound(),
                new ModelChoice(model.orElseThrow(), Optional.empty()),
                new ModelProof(folder.resolve("models.tsv")),
                home -> new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Djava.io.tmpdir=" + home,
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Child.class.getName())
                        .directory(home.toFile())
                        .start(),
                folder.resolve("work"),
                2,
                Patience.USUAL);
        var transcript = transcriber.transcribe(
                Path.of("talk.mp4"), MadeSound.info(Duration.ofSeconds(4)), "en", WorkMonitor.NONE);
        assertTrue(transcript.isEmpty(), transcript::toString);
        assertTrue(Files.readString(folder.resolve("models.tsv")).contains("for-tests-ggml-tiny.bin"));
        try (var left = Files.list(folder.resolve("work"))) {
            assertEquals(List.of(), left.toList());
        }
    }
}
