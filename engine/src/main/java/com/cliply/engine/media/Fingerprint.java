package com.cliply.engine.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells a file by its content, wherever it lies: SHA-256 over its size and the first, the middle and the last mebibyte.
 *
 * @param hex 64 lower-case digits
 */
public record Fingerprint(String hex) {
    private static final int SAMPLE = 1 << 20;

    public Fingerprint {
        if (!hex.matches("[0-9a-f]{64}")) throw new IllegalArgumentException("not a SHA-256: " + hex);
    }

    /** Reads at most three mebibytes, however long the file is. */
    public static Fingerprint of(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var size = channel.size();
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, size));
            var sample = ByteBuffer.allocate(SAMPLE);
            for (var position : new long[] {0, Math.max(0, size / 2 - SAMPLE / 2), Math.max(0, size - SAMPLE)}) {
                sample.clear();
                while (sample.hasRemaining() && channel.read(sample, position + sample.position()) >= 0) {}
                digest.update(sample.flip());
            }
            return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
