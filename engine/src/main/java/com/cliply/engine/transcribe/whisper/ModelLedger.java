package com.cliply.engine.transcribe.whisper;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which SHA-256 each model had when it was last used with success, in a file of a line each: SHA-256, size, path. What
 * cannot be read is as if it were not there.
 */
final class ModelLedger {
    private static final Logger log = LoggerFactory.getLogger(ModelLedger.class);

    /** Nobody has more models; the oldest are forgotten. */
    private static final int MOST_LINES = 200;

    private static final long LARGEST = 1_000_000;

    private final Path file;

    ModelLedger(Path file) {
        this.file = file;
    }

    Optional<String> sha256(Path model) {
        return lines().stream()
                .filter(line -> line.length == 3 && line[2].equals(model.toString()))
                .map(line -> line[0])
                .filter(ModelChoice::isSha256)
                .findAny();
    }

    /** Never fails: where it cannot be kept, it is not kept. */
    void remember(Path model, long bytes, String sha256) {
        // A path with a line break in it could forge a line.
        if (model.toString().chars().anyMatch(Character::isISOControl)) return;
        if (sha256(model).filter(sha256::equals).isPresent()) return;
        var kept = new ArrayList<String>();
        for (var line : lines())
            if (line.length == 3 && !line[2].equals(model.toString())) kept.add(String.join("\t", line));
        kept.add(String.join("\t", sha256, String.valueOf(bytes), model.toString()));
        try {
            write(kept.subList(Math.max(0, kept.size() - MOST_LINES), kept.size()));
        } catch (IOException unwritable) {
            log.warn("the SHA-256 of the model is not remembered", unwritable);
        }
    }

    private List<String[]> lines() {
        try {
            if (Files.size(file) > LARGEST) return List.of();
            return Files.readAllLines(file).stream()
                    .map(line -> line.split("\t", 3))
                    .toList();
        } catch (NoSuchFileException nothingYet) {
            return List.of();
        } catch (IOException unreadable) {
            log.warn("what models were used cannot be read", unreadable);
            return List.of();
        }
    }

    /** Whoever reads sees the old file or the new one. */
    private void write(List<String> content) throws IOException {
        var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        OwnFolder.makePrivate(folder);
        // Made for this user's eyes only.
        var part = Files.createTempFile(folder, "models", ".part");
        try {
            Files.write(part, content);
            try (var written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
