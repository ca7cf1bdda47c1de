package com.cliply.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cliply.engine.Engine;
import com.cliply.engine.event.Events;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.transcribe.whisper.ModelMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command as a person starts it, with Whisper itself in its child. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals are sent by kill")
class TranscribeEndToEndTest {
    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeVideo() {
        new Engine(InstantSource.system(), new Events()).demo().write(video(), WorkMonitor.NONE);
    }

    private static Path video() {
        return shared.resolve("demo talk 🎬.mp4");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private ChildCliply transcribe(Path model) throws IOException {
        return new ChildCliply(
                data(),
                "transcribe",
                video(),
                "--model",
                model,
                "--output",
                folder.resolve("out").resolve("talk.srt"));
    }

    private static Path model() {
        var model = ModelMaker.real();
        assumeTrue(model.isPresent(), "the model for tests is not there");
        return model.orElseThrow();
    }

    private List<String> left(String where) throws IOException {
        var place = folder.resolve(where);
        if (!Files.isDirectory(place)) return List.of();
        try (var files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void nothingIsLeftOfTheChild() throws IOException {
        assertEquals(List.of(), left("data/work/transcriptions"));
    }

    @Test
    void aModelWithoutWeightsLoadsAndHearsNothing() throws Exception {
        try (var command = transcribe(model())) {
            assertEquals(0, command.end(), command.told().toString());
            assertTrue(
                    command.told().stream().anyMatch(line -> line.contains("holds no weights")),
                    command.told().toString());
            assertTrue(command.told().stream().anyMatch(line -> line.startsWith("No speech was recognised")));
        }
        assertEquals(List.of("talk.srt"), left("out"));
        nothingIsLeftOfTheChild();
        // From now on it must stay what it is.
        assertTrue(Files.readString(data().resolve("models.tsv")).contains("for-tests-ggml-tiny.bin"));
    }

    @Test
    void aDamagedModelIsToldAndNothingIsWritten() throws Exception {
        var whole = new ModelMaker().bytes();
        var damaged = Files.write(folder.resolve("cut.bin"), Arrays.copyOf(whole, whole.length / 2));
        try (var command = transcribe(damaged)) {
            assertEquals(3, command.end(), command.told().toString());
            assertTrue(
                    command.told().getFirst().endsWith("[model_damaged]"),
                    command.told().toString());
        }
        assertEquals(List.of(), left("out"));
        nothingIsLeftOfTheChild();
    }

    /** Whole by all that can be seen from outside, and yet no layer has the width that its header says. */
    @Test
    void aModelThatTheLibraryRefusesEndsOrKillsItsChildOnly() throws Exception {
        try (var command = transcribe(new ModelMaker().write(folder.resolve("odd.bin")))) {
            assertEquals(3, command.end(), command.told().toString());
            assertTrue(
                    command.told().stream().anyMatch(line -> line.endsWith("[model_damaged]")),
                    command.told().toString());
        }
        nothingIsLeftOfTheChild();
    }

    @Test
    void interruptedItEndsItsChildAndLeavesNothing() throws Exception {
        var model = model();
        try (var command = transcribe(model)) {
            awaitChild();
            var begun = System.nanoTime();
            command.signal("INT");
            assertEquals(6, command.end(), command.told().toString());
            assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 30);
        }
        assertEquals(List.of(), left("out"));
        nothingIsLeftOfTheChild();
    }

    @Test
    void killedItTakesItsChildAlongAndTheNextRunTidiesUp() throws Exception {
        var model = model();
        try (var command = transcribe(model)) {
            awaitChild();
            command.signal("KILL");
            command.end();
        }
        try (var damaged = transcribe(new ModelMaker().write(folder.resolve("odd.bin")))) {
            assertEquals(3, damaged.end());
        }
        nothingIsLeftOfTheChild();
    }

    private void useModel(Path model) throws Exception {
        try (var setting = new ChildCliply(data(), "settings", "transcribe.model", model)) {
            assertEquals(0, setting.end(), setting.told().toString());
        }
    }

    private ChildCliply clip() throws IOException {
        return new ChildCliply(
                data(),
                "clip",
                video(),
                "--out",
                folder.resolve("out"),
                "--transcribe",
                "--rerank",
                "--preset",
                "draft",
                "--count",
                1,
                "--max",
                "12s");
    }

    private void oneClipIsThere() throws IOException {
        var made = left("out");
        assertTrue(made.size() == 2 && made.contains("clips.json"), made.toString());
    }

    @Test
    void aClipOrderGoesOnWithoutATranscriptionThatFails() throws Exception {
        useModel(new ModelMaker().write(folder.resolve("odd.bin")));
        try (var command = clip()) {
            assertEquals(0, command.end(), command.told().toString());
            var told = command.told().toString();
            assertTrue(told.contains("Highlights are found without a transcription."), told);
            assertTrue(told.contains("so the language model has nothing to judge"), told);
        }
        oneClipIsThere();
        nothingIsLeftOfTheChild();
    }

    @Test
    void aClipOrderThatIsKilledWhileItTranscribesIsFinishedByJobsRun() throws Exception {
        useModel(model());
        try (var killed = clip()) {
            awaitChild();
            killed.signal("KILL");
            killed.end();
        }
        assertEquals(List.of(), left("out"));
        try (var finishing = new ChildCliply(data(), "jobs", "run")) {
            assertEquals(0, finishing.end(), finishing.told().toString());
            assertTrue(finishing.told().stream().anyMatch(line -> line.startsWith("Transcribing: ")));
            // What was asked for is known again: there is nothing to judge, and that is said.
            assertTrue(finishing.told().toString().contains("so the language model has nothing to judge"));
        }
        oneClipIsThere();
        nothingIsLeftOfTheChild();
    }

    /** The child unpacks libraries into its folder as its first act. */
    private void awaitChild() throws IOException {
        var end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (true) {
            for (var name : left("data/work/transcriptions"))
                if (left("data/work/transcriptions/" + name).stream().anyMatch(file -> file.startsWith("whisper-jni")))
                    return;
            assertTrue(System.nanoTime() < end, "no child came");
            LockSupport.parkNanos(20_000_000);
        }
    }
}
