package com.cliply.app;

import com.cliply.app.cli.Call;
import com.cliply.app.cli.Cli;
import com.cliply.app.cli.FolderHold;
import com.cliply.app.cli.OpenStudio;
import com.cliply.app.cli.Opening;
import com.cliply.app.instance.InstanceClient;
import com.cliply.app.instance.InstanceFile;
import com.cliply.app.instance.InstanceLock;
import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

/**
 * The way to a data folder: by its lock if that is free, by its holder if not.
 *
 * <p>The holder may end while we knock. It first lets nobody in any more, then takes its {@link InstanceFile} away, closes the
 * database, and gives back the lock, always in this order. Whatever we meet on the way, nothing of the command was begun, so we
 * knock again: either the lock is free, or whoever was quicker is the holder now.
 */
final class FolderDoor {
    /** A holder stops its work and closes its database within this time, on a busy machine too. */
    private static final Duration LONGEST_ENDING = Duration.ofSeconds(40);
    /** Who uses the database without the lock is older than this protocol, or only looks, as {@code doctor} does. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);
    /** After this time a command is also taken by a holder that may soon be through. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration BETWEEN_KNOCKS = Duration.ofMillis(40);

    private final Path folder;
    private final long begun = System.nanoTime();

    FolderDoor(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens the folder, or has the command done by its holder.
     *
     * @param hold opens it once we have the lock, which is then hold's to close
     */
    Opening open(Call call, Function<InstanceLock, OpenStudio> hold) {
        while (true) {
            var longest = LONGEST_ENDING;
            var lock = InstanceLock.tryGet(folder);
            if (lock.isPresent()) {
                try {
                    return new Opening.Here(hold.apply(lock.get()));
                } catch (StorageException error) {
                    if (error.code() != ErrorCode.DATA_FOLDER_IN_USE || waited(LONGEST_LOOK)) throw error;
                    longest = LONGEST_LOOK;
                }
            }
            var holder = InstanceFile.read(folder);
            if (holder.isPresent()) {
                var end = new InstanceClient(folder, holder.get(), Cli.version()).hand(call, waited(PATIENCE));
                if (end.isPresent()) return new Opening.DoneThere(end.getAsInt());
            }
            if (waited(longest)) throw new StorageException(ErrorCode.DATA_FOLDER_IN_USE, folder.toString());
            if (call.interruption().requestedWithin(BETWEEN_KNOCKS)) throw new CancelledException();
        }
    }

    /** Keeps others out; waits for nobody. */
    FolderHold hold() {
        return InstanceLock.tryGet(folder)
                .<FolderHold>map(lock -> lock::close)
                .orElseThrow(() -> InstanceFile.read(folder)
                        .map(holder -> new StorageException(
                                ErrorCode.FOLDER_NOT_FREE, folder.toString(), String.valueOf(holder.pid())))
                        .orElseGet(() -> new StorageException(ErrorCode.DATA_FOLDER_IN_USE, folder.toString())));
    }

    private boolean waited(Duration time) {
        return System.nanoTime() - begun > time.toNanos();
    }
}
