package com.cliply.app.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings of a data folder in {@code settings.json}: only what somebody has decided stands there. What cannot be read is
 * as if it were not there, and the log tells of it.
 */
public final class SettingsFile {
    private static final Logger log = LoggerFactory.getLogger(SettingsFile.class);
    private static final String NAME = "settings.json";
    private static final long LARGEST = 1_000_000;

    private final Path file;
    private final SettingsJson json = new SettingsJson();

    public SettingsFile(Path dataFolder) {
        file = dataFolder.resolve(NAME);
    }

    /** What holds now; the usual wherever the file says nothing that can be read. */
    public Settings read() {
        var settings = Settings.usual();
        var values = values();
        for (var setting : Setting.values()) {
            var text = values.get(setting.key());
            if (text == null) continue;
            try {
                settings = setting.set(settings, text);
            } catch (IllegalArgumentException wrong) {
                log.warn("{} has no such value of {}: {}; the usual one holds", NAME, setting.key(), text);
            }
        }
        return settings;
    }

    private Map<String, String> values() {
        try {
            if (Files.size(file) > LARGEST) throw new IllegalArgumentException("larger than " + LARGEST + " bytes");
            return json.read(Files.readString(file));
        } catch (NoSuchFileException nothingDecided) {
            return Map.of();
        } catch (IOException | IllegalArgumentException broken) {
            log.warn("{} cannot be read; the usual settings hold", NAME, broken);
            return Map.of();
        }
    }

    /**
     * Decides one thing; the others stay as they are.
     *
     * @throws IllegalArgumentException if the text is no value of it
     */
    public void set(Setting setting, String text) {
        var decided = setting.of(setting.set(read(), text));
        var values = new LinkedHashMap<>(values());
        values.put(setting.key(), decided);
        try {
            write(json.write(values));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** Whoever reads sees the old file or the new one, also after a power cut. */
    private void write(String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var part = file.resolveSibling(NAME + ".tmp");
        Files.deleteIfExists(part);
        Files.createFile(part);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix"))
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(part, text);
        try (var written = FileChannel.open(part, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
