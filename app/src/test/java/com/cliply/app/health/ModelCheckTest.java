package com.cliply.app.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.health.HealthFinding;
import com.cliply.engine.health.HealthFinding.Status;
import com.cliply.engine.health.HealthReport;
import com.cliply.engine.transcribe.whisper.ModelChoice;
import com.cliply.engine.transcribe.whisper.ModelMaker;
import com.cliply.engine.transcribe.whisper.ModelProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCheckTest {
    @TempDir
    Path folder;

    private HealthFinding found(Optional<Path> model) {
        var check = new ModelCheck(
                () -> model.map(file -> new ModelChoice(file, Optional.empty())),
                new ModelProof(folder.resolve("models.tsv")));
        return HealthReport.of(List.of(check)).findings().getFirst();
    }

    @Test
    void aWholeModelIsWellAndSoIsNone() throws IOException {
        var whole = found(Optional.of(new ModelMaker().write(folder.resolve("mine.bin"))));
        assertEquals(Status.OK, whole.status());
        assertTrue(whole.sentence().startsWith("mine.bin is whole ("), whole.sentence());
        assertEquals(Status.OK, found(Optional.empty()).status());
    }

    @Test
    void aModelThatIsGoneOrDamagedFailsWithWhatToDo() throws IOException {
        assertEquals(Status.FAIL, found(Optional.of(folder.resolve("gone.bin"))).status());
        var bytes = new ModelMaker().bytes();
        var cut = Files.write(folder.resolve("cut.bin"), Arrays.copyOf(bytes, bytes.length - 1));
        var damaged = found(Optional.of(cut));
        assertEquals(Status.FAIL, damaged.status());
        assertTrue(damaged.sentence().contains("its file is damaged"), damaged.sentence());
        assertTrue(damaged.nextStep().startsWith("Fetch it again"), damaged.nextStep());
    }

    @Test
    void aModelWithoutWeightsIsWarnedOf() throws IOException {
        var empty = new ModelMaker().withTensors(0).write(folder.resolve("empty.bin"));
        assertEquals(Status.WARN, found(Optional.of(empty)).status());
    }
}
