package com.cliply.engine.transcribe.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.media.WorkMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelProofTest {
    @TempDir
    Path folder;

    private Path model;
    private ModelProof proof;

    @BeforeEach
    void make() throws IOException {
        model = new ModelMaker().write(folder.resolve("model.bin"));
        proof = new ModelProof(folder.resolve("data").resolve("models.tsv"));
    }

    private ModelProof.Proven proven(Optional<String> sha256) {
        return proof.prove(new ModelChoice(model, sha256), WorkMonitor.NONE);
    }

    private ErrorCode refused(Optional<String> sha256) {
        return assertThrows(InputException.class, () -> proven(sha256)).code();
    }

    private void damage() throws IOException {
        var bytes = Files.readAllBytes(model);
        bytes[bytes.length - 1] ^= 1;
        Files.write(model, bytes);
    }

    @Test
    void aStatedSha256IsCompared() {
        var seen = proven(Optional.empty()).sha256();
        assertEquals(seen, proven(Optional.of(seen)).sha256());
        assertEquals(ErrorCode.MODEL_CHANGED, refused(Optional.of("0".repeat(64))));
    }

    @Test
    void aModelThatChangedSinceItWasUsedIsRefusedUntilItsNewSha256IsStated() throws IOException {
        proof.remember(proven(Optional.empty()));
        assertEquals(model, proven(Optional.empty()).file());
        damage();
        assertEquals(ErrorCode.MODEL_CHANGED, refused(Optional.empty()));
        var stated = proof.prove(
                new ModelChoice(
                        model,
                        Optional.of(new ModelProof(folder.resolve("none"))
                                .prove(new ModelChoice(model, Optional.empty()), WorkMonitor.NONE)
                                .sha256())),
                WorkMonitor.NONE);
        proof.remember(stated);
        assertEquals(stated.sha256(), proven(Optional.empty()).sha256());
    }

    @Test
    void aModelThatNobodyUsedYetIsNotHeldAgainstAnything() throws IOException {
        proven(Optional.empty());
        damage();
        assertTrue(proven(Optional.empty()).trained());
    }

    @Test
    void whatCarriesAPublishedNameMustBeWhatWasPublished() throws IOException {
        model = new ModelMaker().write(folder.resolve("ggml-base.en.bin"));
        assertEquals(ErrorCode.MODEL_DAMAGED, refused(Optional.empty()));
        var stated = new ModelProof(folder.resolve("none"));
        var sha256 = stated.prove(
                        new ModelChoice(new ModelMaker().write(folder.resolve("mine.bin")), Optional.empty()),
                        WorkMonitor.NONE)
                .sha256();
        assertFalse(proven(Optional.of(sha256)).published());
    }

    @Test
    void aBrokenLedgerIsAsIfItWereNotThere() throws IOException {
        var ledger = folder.resolve("data").resolve("models.tsv");
        Files.createDirectories(folder.resolve("data"));
        Files.write(ledger, new byte[] {(byte) 0xff, 0, 9, 9, 9, 10, 9});
        var seen = proven(Optional.empty());
        proof.remember(seen);
        damage();
        assertEquals(ErrorCode.MODEL_CHANGED, refused(Optional.empty()));
    }

    @Test
    void lookingAtALargeModelCanBeCancelled() {
        var cancelled = new WorkMonitor() {
            @Override
            public boolean cancelled() {
                return true;
            }

            @Override
            public void done(Duration media, Duration whole) {}
        };
        assertThrows(CancelledException.class, () -> proof.prove(new ModelChoice(model, Optional.empty()), cancelled));
    }
}
