package com.cliply.engine.transcribe.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFileTest {
    @TempDir
    Path folder;

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("model.bin"), content);
    }

    private static InputException refused(Path file) {
        return assertThrows(InputException.class, () -> ModelFile.read(file));
    }

    @Test
    void aWholeModelIsWalkedToItsEnd() throws IOException {
        var bytes = new ModelMaker().bytes();
        var model = ModelFile.read(file(bytes));
        assertEquals(ModelMaker.TENSORS, model.tensors());
        assertEquals(bytes.length, model.bytes());
        assertTrue(model.multilingual());
        assertTrue(model.trained());
        assertFalse(ModelFile.read(file(new ModelMaker().english().bytes())).multilingual());
    }

    @Test
    void aModelCutAnywhereIsToldBeforeItIsLoaded() throws IOException {
        var whole = new ModelMaker().bytes();
        var untrained = new ModelMaker().withTensors(0).bytes().length;
        for (int length = 1; length < whole.length; length++) {
            if (length == untrained) continue;
            var error = refused(file(Arrays.copyOf(whole, length)));
            assertEquals(length < 4 ? ErrorCode.MODEL_UNKNOWN : ErrorCode.MODEL_DAMAGED, error.code(), "at " + length);
            if (length >= 4) assertTrue(error.facts().get(1).startsWith("it is cut short"), error.facts()::toString);
        }
    }

    @Test
    void aModelWithoutWeightsIsToldFromATrainedOne() throws IOException {
        assertFalse(
                ModelFile.read(file(new ModelMaker().withTensors(0).bytes())).trained());
    }

    @Test
    void bytesBehindTheLastTensorAreDamage() throws IOException {
        assertEquals(
                ErrorCode.MODEL_DAMAGED,
                refused(file(new ModelMaker()
                                .withTensors(ModelMaker.TENSORS + 1)
                                .bytes()))
                        .code());
    }

    @ParameterizedTest
    @CsvSource({
        "4, 0",
        "4, -1",
        "4, 2147483647",
        "8, 99999999",
        "20, 2000",
        "36, -5",
        "48, 2147483647",
        "52, 0",
        "80, 2147483647",
        "84, -3",
        "99, 7",
        "103, 300",
        "107, 99",
        "111, 0",
        "115, 2147483647"
    })
    void numbersThatCannotBeAreDamage(int position, int number) throws IOException {
        var bytes = new ModelMaker().bytes();
        for (int index = 0; index < 4; index++) bytes[position + index] = (byte) (number >> (8 * index));
        assertEquals(ErrorCode.MODEL_DAMAGED, refused(file(bytes)).code());
    }

    @Test
    void whatIsNoModelIsNotCalledDamaged() throws IOException {
        assertEquals(
                ErrorCode.MODEL_UNKNOWN,
                refused(file("GGUF and more".getBytes(StandardCharsets.US_ASCII)))
                        .code());
        assertEquals(ErrorCode.FILE_EMPTY, refused(file(new byte[0])).code());
        assertEquals(ErrorCode.FILE_IS_FOLDER, refused(folder).code());
        assertEquals(
                ErrorCode.FILE_NOT_FOUND, refused(folder.resolve("nothing")).code());
    }

    @Test
    void flippedBitsNeverSurprise() throws IOException {
        var whole = new ModelMaker().bytes();
        var random = new Random(5);
        var expected = Set.of(ErrorCode.MODEL_DAMAGED, ErrorCode.MODEL_UNKNOWN);
        for (int round = 0; round < 3_000; round++) {
            var bytes = whole.clone();
            for (int flips = 0; flips <= random.nextInt(4); flips++)
                bytes[random.nextInt(Math.min(bytes.length, 900))] ^= (byte) (1 << random.nextInt(8));
            var file = file(bytes);
            try {
                assertTrue(ModelFile.read(file).tensors() <= ModelMaker.TENSORS);
            } catch (InputException refused) {
                assertTrue(expected.contains(refused.code()), refused.toString());
            }
        }
    }

    @Test
    void theModelByWhichTheLibraryTestsItselfHoldsNoWeights() {
        assumeTrue(ModelMaker.real().isPresent(), "the model for tests is not there");
        var model = ModelFile.read(ModelMaker.real().orElseThrow());
        assertEquals(0, model.tensors());
        assertTrue(model.multilingual());
    }
}
