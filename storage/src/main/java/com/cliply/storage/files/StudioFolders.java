package com.cliply.storage.files;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Where things lie in a data folder.
 *
 * @param data absolute
 */
public record StudioFolders(Path data) {
    public StudioFolders {
        data = data.toAbsolutePath().normalize();
    }

    /** The database file without its ending. */
    public Path database() {
        return data.resolve("db").resolve("studio");
    }

    public Path logs() {
        return data.resolve("logs");
    }

    /** The key of the installation, and how it is protected. */
    public Path vault() {
        return data.resolve("vault");
    }

    public Path backups() {
        return data.resolve("backups");
    }

    /** What can be made again. */
    public Path cache() {
        return data.resolve("cache");
    }

    /** What is being made. */
    public Path work() {
        return data.resolve("work");
    }

    /** One folder for each rendition under way, by its id. */
    public Path renders() {
        return work().resolve("renders");
    }

    /** One folder for each child that writes down what is said. */
    public Path transcriptions() {
        return work().resolve("transcriptions");
    }

    /** The file that remembers which models were used. */
    public Path models() {
        return data.resolve("models.tsv");
    }

    /** The small copies that are played while editing. */
    public Path proxies() {
        return cache().resolve("proxies");
    }

    /** What was measured of sources. */
    public Path analyses() {
        return cache().resolve("analysis");
    }

    /**
     * Makes the data folder itself, if it is missing, and nothing in it: what is in it tells how a restore was left.
     *
     * @throws StorageException if that is not allowed here
     */
    public Path makeHome() {
        make(List.of(data));
        return data;
    }

    /**
     * Makes what is missing, for this user's eyes only where the file system knows users.
     *
     * @throws StorageException if that is not allowed here
     */
    public StudioFolders make() {
        make(List.of(data, data.resolve("db"), logs(), cache(), work()));
        return this;
    }

    private void make(List<Path> folders) {
        try {
            for (var folder : folders) Files.createDirectories(folder, onlyForTheOwner());
        } catch (IOException error) {
            throw new StorageException(ErrorCode.DATABASE_FAILED, error, "cannot make the folder " + data);
        }
    }

    /** How many bytes this user may still write there. */
    public long freeBytes() {
        try {
            return Files.getFileStore(data).getUsableSpace();
        } catch (IOException error) {
            throw new StorageException(ErrorCode.DATABASE_FAILED, error, "cannot look at the disk of " + data);
        }
    }

    private static FileAttribute<?>[] onlyForTheOwner() {
        var posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
