package com.cliply.storage;

import com.cliply.engine.error.StorageException;
import java.nio.file.Path;
import java.time.InstantSource;

/** Opens a folder and says what came of it. */
final class OpeningChild {
    private OpeningChild() {}

    public static void main(String[] arguments) {
        try (var _ = Storage.open(Path.of(arguments[0]), InstantSource.system())) {
            System.out.println("open");
        } catch (StorageException refused) {
            System.out.println(refused.code() + " " + refused.facts());
        }
    }
}
