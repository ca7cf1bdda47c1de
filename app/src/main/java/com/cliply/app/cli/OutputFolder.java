package com.cliply.app.cli;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.RenderException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The folder of {@code --out}: finished clips, and the lists which describe them. */
record OutputFolder(Path path) {
    static final String LIST = "clips.json";

    /** Makes the folder, and sees at once whether it can be written: not after an hour of work. */
    void prepare() {
        try {
            Files.createDirectories(path);
            Files.deleteIfExists(Files.createTempFile(path, ".cliply", ".part"));
        } catch (IOException error) {
            throw failure(path, error);
        }
    }

    /** One video is one object, several are an array, in the order of the command line. */
    void writeList(List<VideoOutcome> outcomes, String engine, JsonOutput json) {
        var objects = outcomes.stream().map(outcome -> outcome.json(engine)).toList();
        write(LIST, json.text(objects.size() == 1 ? objects.getFirst() : objects));
    }

    /** Writes a text file into the folder, whole or not at all; one of that name is replaced. */
    void write(String name, String text) {
        var list = path.resolve(name);
        Path part = null;
        try {
            part = Files.createTempFile(path, name, ".part");
            Files.write(part, (text + "\n").getBytes(StandardCharsets.UTF_8));
            readableAsUsual(part);
            move(part, list);
        } catch (IOException error) {
            discard(part);
            throw failure(list, error);
        }
    }

    /** How a file in it is called in a list: from here on, with slashes on every system. */
    String nameOf(Path file) {
        return path.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unusual) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Temporary files are private; this one is for whoever may read the folder. */
    static void readableAsUsual(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix"))
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private static void discard(@Nullable Path part) {
        try {
            if (part != null) Files.deleteIfExists(part);
        } catch (IOException left) {
            // The first error is the one that counts.
            return;
        }
    }

    static RenderException failure(Path what, IOException error) {
        var reason = error instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : String.valueOf(error.getMessage());
        var full = reason.toLowerCase(Locale.ROOT).contains("no space left")
                || reason.toLowerCase(Locale.ROOT).contains("not enough space");
        return new RenderException(full ? ErrorCode.DISK_FULL : ErrorCode.OUTPUT_NOT_WRITABLE, error, what.toString());
    }
}
