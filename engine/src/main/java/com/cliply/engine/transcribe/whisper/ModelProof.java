package com.cliply.engine.transcribe.whisper;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.media.WorkMonitor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;

/**
 * Sees that a model is what it should be, before anything loads it: whole, and with the SHA-256 that was stated, or that of
 * the model which was published under its name, or the one it had when it was last used.
 */
public final class ModelProof {
    private static final int BLOCK = 1 << 20;

    private final ModelLedger ledger;
    private final Properties published = new Properties();

    /**
     * With a memory of its own.
     *
     * @param ledger the file that remembers what models were used; it need not be there
     */
    public ModelProof(Path ledger) {
        this.ledger = new ModelLedger(ledger);
        try (var in = ModelProof.class.getResourceAsStream("published-models.properties")) {
            if (in == null) throw new IllegalStateException("no published-models.properties");
            published.load(in);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /**
     * A model that passed.
     *
     * @param bytes its size
     * @param sha256 64 lower-case digits
     * @param trained false for a model without weights, made for tests: it loads and recognises nothing
     * @param published whether it is one of the models that everybody has
     */
    public record Proven(Path file, long bytes, String sha256, boolean trained, boolean published) {}

    /**
     * Looks at the whole file, which takes about a second a gigabyte.
     *
     * @throws InputException if it is no model, damaged, or another one than it should be
     */
    public Proven prove(ModelChoice choice, WorkMonitor monitor) {
        return prove(ModelFile.read(choice.file()), choice, monitor);
    }

    Proven prove(ModelFile model, ModelChoice choice, WorkMonitor monitor) {
        var sha256 = digest("SHA-256");
        var sha1 = digest("SHA-1");
        try (var in = Files.newInputStream(model.file())) {
            digest(in, sha256, sha1, monitor);
        } catch (IOException unreadable) {
            throw new InputException(ErrorCode.FILE_NOT_READABLE, unreadable, model.name());
        }
        var seen = hex(sha256);
        var publishedSha1 = published.getProperty(model.name());
        var known = hex(sha1).equals(publishedSha1);
        if (choice.sha256().isPresent()) {
            mustBe(choice.sha256().get(), seen, model);
        } else if (!known) {
            if (publishedSha1 != null)
                throw new InputException(
                        ErrorCode.MODEL_DAMAGED, model.name(), "it is not what was published under this name");
            ledger.sha256(model.file()).ifPresent(before -> mustBe(before, seen, model));
        }
        return new Proven(model.file(), model.bytes(), seen, model.trained(), known);
    }

    /** Expects this very file from now on: it was used with success. */
    void remember(Proven model) {
        ledger.remember(model.file(), model.bytes(), model.sha256());
    }

    private static void mustBe(String expected, String seen, ModelFile model) {
        if (!expected.equals(seen)) throw new InputException(ErrorCode.MODEL_CHANGED, model.name(), seen, expected);
    }

    private static void digest(InputStream in, MessageDigest sha256, MessageDigest sha1, WorkMonitor monitor)
            throws IOException {
        var block = new byte[BLOCK];
        for (var read = in.read(block); read >= 0; read = in.read(block)) {
            monitor.throwIfCancelled();
            sha256.update(block, 0, read);
            sha1.update(block, 0, read);
        }
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has " + name, impossible);
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
