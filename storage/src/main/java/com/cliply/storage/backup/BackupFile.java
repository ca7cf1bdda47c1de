package com.cliply.storage.backup;

import com.cliply.engine.backup.Backup;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.storage.files.AtomicFiles;
import com.cliply.storage.vault.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A backup as a file: a zip archive of exactly two stored entries, the manifest and the payload. Everything else is refused before
 * any of it is used, and nothing in it names a place to write to.
 */
final class BackupFile {
    static final String ENDING = ".cliplybackup";
    private static final String MANIFEST = "manifest.json";
    private static final String PAYLOAD = "payload";
    private static final long LARGEST_MANIFEST = 1_000_000;

    private final Path file;
    private final Manifest.Signed signed;

    private BackupFile(Path file, Manifest.Signed signed) {
        this.file = file;
        this.signed = signed;
    }

    /** Writes a file for its owner alone, and waits until it is on the disk. */
    static void write(Path file, byte[] manifest, Path payload) throws IOException {
        try (var channel = AtomicFiles.create(file);
                var zip = new ZipOutputStream(Channels.newOutputStream(channel))) {
            zip.setMethod(ZipOutputStream.STORED);
            var checksum = new CRC32();
            checksum.update(manifest);
            entry(zip, MANIFEST, manifest.length, checksum);
            zip.write(manifest);
            checksum.reset();
            try (var in = Files.newInputStream(payload)) {
                in.transferTo(new OutputStream() {
                    @Override
                    public void write(int single) {
                        checksum.update(single);
                    }

                    @Override
                    public void write(byte[] bytes, int from, int count) {
                        checksum.update(bytes, from, count);
                    }
                });
            }
            entry(zip, PAYLOAD, Files.size(payload), checksum);
            Files.copy(payload, zip);
            zip.closeEntry();
            zip.finish();
            zip.flush();
            channel.force(true);
        }
    }

    private static void entry(ZipOutputStream zip, String name, long size, CRC32 checksum) throws IOException {
        var entry = new ZipEntry(name);
        entry.setSize(size);
        entry.setCompressedSize(size);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
    }

    /**
     * Reads what the file says of itself; it is not authenticated yet.
     *
     * @throws StorageException {@code BACKUP_REFUSED} if it is not of the one shape that we write
     */
    static BackupFile read(Path file) {
        if (!Files.isRegularFile(file)) throw new StorageException(ErrorCode.FILE_NOT_FOUND, file.toString());
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() != 2) throw refused(file, "it does not hold what a backup holds", null);
            var manifest = stored(zip, file, MANIFEST);
            stored(zip, file, PAYLOAD);
            if (manifest.getSize() > LARGEST_MANIFEST) throw refused(file, "its manifest is too large", null);
            try (var in = zip.getInputStream(manifest)) {
                return new BackupFile(file, Manifest.read(in.readNBytes((int) LARGEST_MANIFEST)));
            }
        } catch (IOException | DateTimeException | IllegalArgumentException unreadable) {
            throw refused(file, "it is damaged, or no backup at all", unreadable);
        }
    }

    /** Stored entries are as large as they look: nothing in them unfolds. */
    private static ZipEntry stored(ZipFile zip, Path file, String name) {
        var entry = zip.getEntry(name);
        if (entry == null || entry.getMethod() != ZipEntry.STORED || entry.getSize() != entry.getCompressedSize())
            throw refused(file, "it does not hold what a backup holds", null);
        return entry;
    }

    static StorageException refused(Path file, String why, @Nullable Throwable cause) {
        return new StorageException(ErrorCode.BACKUP_REFUSED, cause, file.toString(), why);
    }

    Path file() {
        return file;
    }

    Manifest manifest() {
        return signed.manifest();
    }

    /** Whether who wrote the manifest knew the secret, and nobody has changed it since. */
    boolean isAuthentic(Secret secret) {
        return signed.isAuthentic(secret);
    }

    Backup backup() {
        var manifest = manifest();
        try {
            return new Backup(
                    file,
                    Instant.parse(manifest.madeAt()),
                    manifest.product(),
                    manifest.schemaVersion(),
                    manifest.rows(),
                    Files.size(file));
        } catch (IOException gone) {
            throw refused(file, "it cannot be read", gone);
        }
    }

    /** To what the wraps of a file are bound. */
    static byte[] context(String madeAt, String sha256) {
        return ("cliply backup v1|" + madeAt + "|" + sha256).getBytes(StandardCharsets.UTF_8);
    }

    byte[] context() {
        return context(manifest().madeAt(), manifest().sha256());
    }

    /** Copies the payload out, so that what is run is what was checked. */
    void extract(Path to) throws IOException {
        try (var channel = AtomicFiles.create(to)) {
            check(Channels.newOutputStream(channel));
        }
    }

    /** Whether the payload is the one that the manifest names. */
    boolean isWhole() {
        try {
            check(OutputStream.nullOutputStream());
            return true;
        } catch (IOException | StorageException broken) {
            return false;
        }
    }

    private void check(OutputStream to) throws IOException {
        var digest = sha256();
        try (var zip = new ZipFile(file.toFile());
                var in = zip.getInputStream(stored(zip, file, PAYLOAD));
                var out = new DigestOutputStream(to, digest)) {
            var bytes = in.transferTo(out);
            if (bytes != manifest().bytes()
                    || !HexFormat.of()
                            .formatHex(digest.digest())
                            .equals(manifest().sha256()))
                throw refused(file, "its content is not what was written", null);
        }
    }

    static String sha256(Path payload) throws IOException {
        var digest = sha256();
        try (InputStream in = Files.newInputStream(payload);
                var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
