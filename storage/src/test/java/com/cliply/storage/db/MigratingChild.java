package com.cliply.storage.db;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Opens a folder with a migration that stops in its middle, and waits there to be killed. */
public final class MigratingChild {
    private MigratingChild() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var address = DatabaseAddress.ofFile(folder, folder.resolve("db").resolve("studio"));
        var migrator = new SchemaMigrator(
                address, 900, List.of(SchemaMigrator.LOCATION, "classpath:com/cliply/storage/migrations/blocking"));
        new DatabaseOpening(address, migrator, InstantSource.system(), List.of())
                .open()
                .close();
    }

    /** The migration calls it. */
    public static void waitForTheKill() throws InterruptedException {
        System.out.println("in the middle");
        new CountDownLatch(1).await();
    }
}
