package com.cliply.storage.db;

import com.cliply.storage.Storage;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** Opens a folder and holds it until it is killed. */
final class HoldingChild {
    private HoldingChild() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (var _ = Storage.open(Path.of(arguments[0]), InstantSource.system())) {
            System.out.println("open");
            new CountDownLatch(1).await();
        }
    }
}
