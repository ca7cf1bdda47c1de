package com.cliply.storage.files;

import com.cliply.engine.analysis.CacheKey;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The bytes of a cached measurement: what they are, of which version, for which key, how long, and a checksum over all of it.
 *
 * <pre>
 * magic 8 | version 4 | key length 4 | content length 4 | packed length 4 | SHA-256 of all the rest 32 | key | packed content
 * </pre>
 */
final class CacheEntry {
    /** More than twelve hours of every signal there is. */
    static final int MOST_CONTENT = 128 << 20;

    private static final long MAGIC = 0x434C_4950_4C59_4143L;
    private static final int VERSION = 1;
    private static final int SUM = 32;
    private static final int SUM_AT = Long.BYTES + 4 * Integer.BYTES;
    private static final int HEADER = SUM_AT + SUM;
    private static final int MOST_KEY = 64 << 10;

    /** Deflate's worst case adds five bytes to each block; anything beyond that was not packed by us. */
    private static final int MOST_PACKED = MOST_CONTENT + (MOST_CONTENT >> 8);

    /** What no entry of ours exceeds, in bytes. */
    static final long MOST_BYTES = (long) HEADER + MOST_KEY + MOST_PACKED;

    /** Deflate cannot make more than this many bytes of one. */
    private static final long MOST_RATIO = 1_032;

    private static final int CHUNK = 64 << 10;

    private CacheEntry() {}

    /** A name for its file; two keys never share one. */
    static String name(CacheKey key) {
        return HexFormat.of().formatHex(sha256().digest(text(key)));
    }

    /**
     * Writes an entry from the beginning of an empty file, a piece at a time: twelve hours are tens of megabytes, and a copy of
     * them in memory would be one too many.
     *
     * @return whether it was small enough to be kept
     */
    static boolean write(CacheKey key, byte[] content, FileChannel file) throws IOException {
        var text = text(key);
        if (text.length > MOST_KEY || content.length > MOST_CONTENT) return false;
        var digest = sha256();
        digest.update(text);
        file.position(HEADER);
        writeAll(ByteBuffer.wrap(text), file);
        var packed = writePacked(content, digest, file);
        var header = ByteBuffer.allocate(HEADER);
        header.putLong(MAGIC).putInt(VERSION);
        header.putInt(text.length).putInt(content.length).putInt(packed);
        digest.update(header.array(), 0, SUM_AT);
        header.put(digest.digest());
        file.position(0);
        writeAll(header.flip(), file);
        return true;
    }

    private static int writePacked(byte[] content, MessageDigest digest, FileChannel file) throws IOException {
        try (var deflater = new Deflater(Deflater.BEST_SPEED)) {
            deflater.setInput(content);
            deflater.finish();
            var chunk = new byte[CHUNK];
            var packed = 0L;
            while (!deflater.finished()) {
                var length = deflater.deflate(chunk);
                digest.update(chunk, 0, length);
                writeAll(ByteBuffer.wrap(chunk, 0, length), file);
                packed += length;
            }
            return Math.toIntExact(packed);
        }
    }

    private static void writeAll(ByteBuffer bytes, FileChannel file) throws IOException {
        while (bytes.hasRemaining()) file.write(bytes);
    }

    /** Empty unless these are just the bytes that {@link #write} writes for this key. */
    static Optional<byte[]> unpack(CacheKey key, byte[] bytes) {
        try {
            var in = ByteBuffer.wrap(bytes);
            if (in.getLong() != MAGIC || in.getInt() != VERSION) return Optional.empty();
            var keyLength = in.getInt();
            var contentLength = in.getInt();
            var packedLength = in.getInt();
            if (keyLength < 0 || contentLength < 0 || contentLength > MOST_CONTENT || packedLength < 0)
                return Optional.empty();
            if ((long) HEADER + keyLength + packedLength != bytes.length) return Optional.empty();
            if (contentLength > MOST_RATIO * packedLength) return Optional.empty();
            var sum = new byte[SUM];
            in.get(sum);
            if (!MessageDigest.isEqual(sum, checksum(bytes))) return Optional.empty();
            if (!Arrays.equals(text(key), 0, text(key).length, bytes, HEADER, HEADER + keyLength))
                return Optional.empty();
            return inflated(bytes, HEADER + keyLength, packedLength, contentLength);
        } catch (BufferUnderflowException tooShort) {
            return Optional.empty();
        }
    }

    private static byte[] text(CacheKey key) {
        // Lengths in front: no two keys read alike, whatever is in them.
        return "%s %s %d:%s %d:%s"
                .formatted(
                        key.file().hex(),
                        key.what(),
                        key.version().length(),
                        key.version(),
                        key.parameters().length(),
                        key.parameters())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Over all but the place where it stands itself. */
    private static byte[] checksum(byte[] bytes) {
        var digest = sha256();
        digest.update(bytes, HEADER, bytes.length - HEADER);
        digest.update(bytes, 0, SUM_AT);
        return digest.digest();
    }

    private static Optional<byte[]> inflated(byte[] bytes, int from, int length, int contentLength) {
        try (var inflater = new Inflater()) {
            inflater.setInput(bytes, from, length);
            var content = new byte[contentLength];
            var filled = 0;
            while (filled < contentLength) {
                var more = inflater.inflate(content, filled, contentLength - filled);
                if (more == 0) return Optional.empty();
                filled += more;
            }
            // The end mark follows the last byte.
            if (!inflater.finished() && inflater.inflate(new byte[1]) > 0) return Optional.empty();
            return inflater.finished() && inflater.getRemaining() == 0 ? Optional.of(content) : Optional.empty();
        } catch (DataFormatException damaged) {
            return Optional.empty();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
