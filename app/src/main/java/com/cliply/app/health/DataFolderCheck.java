package com.cliply.app.health;

import com.cliply.engine.health.HealthCheck;
import com.cliply.engine.health.HealthFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether the data folder can be written, and has room. */
public final class DataFolderCheck implements HealthCheck {
    private static final String NAME = "data folder";
    private static final String DISK = "disk";
    private static final long SCARCE_BYTES = 5_000_000_000L;
    private static final long TOO_LITTLE_BYTES = 500_000_000L;
    private final Path folder;

    public DataFolderCheck(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<HealthFinding> look() {
        var existing = nearestExisting(folder);
        if (existing == null) return List.of(unwritable());
        return List.of(Files.exists(folder) ? written(folder) : notYet(existing), room(existing));
    }

    private static @Nullable Path nearestExisting(Path place) {
        var existing = place;
        while (existing != null && !Files.exists(existing)) existing = existing.getParent();
        return existing;
    }

    /** Rights alone do not tell: disks are full, mounted for reading, or gone. */
    private HealthFinding written(Path place) {
        try {
            Files.delete(Files.write(Files.createTempFile(place, "doctor", ".part"), new byte[1]));
            return HealthFinding.ok(NAME, place + " can be written.");
        } catch (IOException failed) {
            return unwritable();
        }
    }

    private HealthFinding notYet(Path existing) {
        return Files.isDirectory(existing) && Files.isWritable(existing)
                ? HealthFinding.ok(NAME, folder + " does not exist yet; it is made when it is first needed.")
                : unwritable();
    }

    private HealthFinding unwritable() {
        return HealthFinding.fail(
                NAME,
                folder + " cannot be written.",
                "Give your user the right to write there, or choose another folder with --data or CLIPLY_HOME.");
    }

    private static HealthFinding room(Path place) {
        try {
            var free = Files.getFileStore(place).getUsableSpace();
            var sentence = String.format(Locale.ROOT, "%.1f GB are free for the data folder.", free / 1e9);
            if (free < TOO_LITTLE_BYTES)
                return HealthFinding.fail(DISK, sentence, "Make room: the database cannot work on a full disk.");
            if (free < SCARCE_BYTES)
                return HealthFinding.warn(DISK, sentence, "Make room: an hour of video may need some gigabytes.");
            return HealthFinding.ok(DISK, sentence);
        } catch (IOException unknown) {
            return HealthFinding.warn(
                    DISK,
                    "How much room is left cannot be told: " + unknown.getMessage(),
                    "See whether the disk is well.");
        }
    }
}
