package com.cliply.storage.db;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.storage.files.AtomicFiles;
import com.cliply.storage.files.FileStamp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Puts another database in the place of a data folder's own, so that a kill at any moment leaves one of the two there. */
public final class FileSwap {
    private final Path home;
    private final DatabaseAddress address;
    private final DatabaseFile file;

    public FileSwap(Path home) {
        this.home = home.toAbsolutePath().normalize();
        file = fileOf(this.home);
        address = DatabaseAddress.ofFile(this.home, file.base());
    }

    private static DatabaseFile fileOf(Path home) {
        return new DatabaseFile(home, home.resolve("db").resolve("studio"));
    }

    private Path note() {
        return home.resolve("restoring");
    }

    /**
     * The rows of the database that is there; empty if there is none, or it cannot be read.
     *
     * @throws StorageException if somebody holds it
     */
    public Map<String, Long> present() {
        // H2 keeps its lock on an empty file that it could not open.
        if (!file.exists() || file.data().toFile().length() == 0) return Map.of();
        var url = address.url() + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r";
        try (var connection = DriverManager.getConnection(url, address.user(), address.password())) {
            // Within one process H2 hands out the open database instead of refusing it.
            if (TablesCheck.count(connection, "select count(*) from information_schema.sessions") > 1)
                throw new StorageException(ErrorCode.DATA_FOLDER_IN_USE, home.toString());
            return RowCounts.of(connection);
        } catch (SQLException error) {
            var named = DatabaseErrors.named(error, address);
            if (named.code() == ErrorCode.DATA_FOLDER_IN_USE) throw named;
            return Map.of();
        }
    }

    /**
     * Sets the present database aside, whatever its state, and moves the other one in its place.
     *
     * @param other a folder with a closed database, on the same disk
     * @return where the present one lies now; empty if there was none
     */
    public Optional<Path> replaceWith(Path other, Instant now) throws IOException {
        try (var _ = OpeningTurn.take(home)) {
            var _ = present();
            var place = file.folder();
            if (isEmpty(place)) Files.delete(place);
            if (!Files.exists(place)) {
                AtomicFiles.move(other, place);
                return Optional.empty();
            }
            var aside = FileStamp.free(AtomicFiles.folder(home.resolve("set-aside")), "", now, "-before-restore");
            AtomicFiles.folder(aside);
            var kept = aside.resolve("db");
            AtomicFiles.write(note(), (other + "\n" + kept).getBytes(StandardCharsets.UTF_8));
            AtomicFiles.move(place, kept);
            try {
                AtomicFiles.move(other, place);
            } catch (IOException error) {
                AtomicFiles.move(kept, place);
                Files.delete(note());
                throw error;
            }
            Files.delete(note());
            return Optional.of(aside);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return false;
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** Ends what a killed restore has begun. */
    public static void finish(Path home) {
        var swap = new FileSwap(home);
        if (!Files.exists(swap.note())) return;
        try (var _ = OpeningTurn.take(swap.home)) {
            var lines = Files.readAllLines(swap.note(), StandardCharsets.UTF_8);
            var place = swap.file.folder();
            for (var line : lines) {
                var candidate = Path.of(line);
                // The restored one first, else the one that was set aside.
                if (!Files.exists(place) && Files.exists(candidate)) AtomicFiles.move(candidate, place);
            }
            Files.delete(swap.note());
        } catch (IOException error) {
            throw DatabaseErrors.named(error, swap.address);
        }
    }

    /** Says of a database that was just made, counted and closed that the next start need not look closer. */
    public static void markClean(Path home) throws IOException {
        var file = fileOf(home);
        AtomicFiles.sync(file.data());
        file.note(file.asItIs());
    }
}
