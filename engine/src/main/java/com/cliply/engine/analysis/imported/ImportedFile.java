package com.cliply.engine.analysis.imported;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens what is imported, and says what is wrong with a file that cannot be. */
final class ImportedFile {
    private ImportedFile() {}

    /** Reads the open file; what it throws of its own goes on. */
    @FunctionalInterface
    interface Reading<T> {
        T read(InputStream in) throws IOException;
    }

    /**
     * What {@code reading} makes of the file.
     *
     * @param mostBytes larger files are refused under {@code code}, as are empty ones
     */
    static <T> T reading(Path file, ErrorCode code, long mostBytes, Reading<T> reading) {
        var name = String.valueOf(file.getFileName());
        if (!Files.exists(file)) throw new InputException(ErrorCode.FILE_NOT_FOUND, file.toString());
        if (Files.isDirectory(file)) throw new InputException(ErrorCode.FILE_IS_FOLDER, file.toString());
        // A pipe or a device may never end.
        if (!Files.isRegularFile(file)) throw new InputException(code, name, "it is no ordinary file");
        try {
            var size = Files.size(file);
            if (size == 0) throw new InputException(code, name, "it is empty");
            if (size > mostBytes)
                throw new InputException(code, name, "it is larger than " + mostBytes / 1_000_000 + " MB");
            try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
                return reading.read(in);
            }
        } catch (IOException failure) {
            throw new InputException(ErrorCode.FILE_NOT_READABLE, failure, file.toString());
        }
    }
}
