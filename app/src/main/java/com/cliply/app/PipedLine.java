package com.cliply.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Reads a secret that another program hands over. */
final class PipedLine {
    private static final int LONGEST = 8_192;

    private PipedLine() {}

    /** The first line, in UTF-8; empty if there is none or it is too long to be a secret. */
    static Optional<char[]> read(InputStream in) {
        var bytes = new byte[LONGEST];
        try {
            var length = 0;
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                if (length == LONGEST) return Optional.empty();
                bytes[length++] = (byte) next;
            }
            if (length == 0) return Optional.empty();
            var chars = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes, 0, length));
            var secret = new char[chars.remaining()];
            chars.get(secret);
            Arrays.fill(chars.array(), '\0');
            return Optional.of(secret);
        } catch (IOException gone) {
            return Optional.empty();
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
