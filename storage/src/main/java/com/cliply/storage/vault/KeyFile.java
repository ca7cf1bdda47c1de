package com.cliply.storage.vault;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.storage.files.AtomicFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads and writes small files that hold a secret, for their owner alone. */
final class KeyFile {
    private static final int LARGEST = 4_096;

    private KeyFile() {}

    /** The whole content; a file that others may read is refused. */
    static Secret read(Path file) throws IOException {
        if (!AtomicFiles.isPrivate(file)) throw new StorageException(ErrorCode.KEY_FILE_EXPOSED, file.toString());
        if (Files.size(file) > LARGEST) throw new IOException(file + " is too large for a key");
        return Secret.of(Files.readAllBytes(file));
    }

    static void write(Path file, Secret content) throws IOException {
        AtomicFiles.write(file, content.bytes());
    }

    /** The first line of a file, which the caller wipes. */
    static char[] readLine(Path file) throws IOException {
        try (var content = read(file)) {
            var chars = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(content.bytes()));
            var length = 0;
            while (length < chars.length() && "\r\n".indexOf(chars.get(length)) < 0) length++;
            var line = new char[length];
            chars.get(0, line);
            wipe(chars);
            return line;
        }
    }

    private static void wipe(CharBuffer chars) {
        if (chars.hasArray()) Arrays.fill(chars.array(), '\0');
    }
}
