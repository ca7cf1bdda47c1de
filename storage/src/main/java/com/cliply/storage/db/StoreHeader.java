package com.cliply.storage.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.h2.mvstore.MVStore;

/**
 * The first line of a file of H2: it names the newest version that was written. Where that one cannot be found, H2 quietly goes back
 * to an older one, and what was written since is gone.
 *
 * @param clean whether the file was closed properly
 * @param version what was written last, counted up with each write
 */
record StoreHeader(boolean clean, long version) {
    private static final int LENGTH = 256;
    private static final int HEX = 16;

    static StoreHeader read(Path file) throws IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LENGTH);
        }
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        var line = text.indexOf('\n') < 0 ? "" : text.substring(0, text.indexOf('\n'));
        Map<String, String> members = new HashMap<>();
        for (var member : line.split(",", -1)) {
            var colon = member.indexOf(':');
            if (colon > 0) members.put(member.substring(0, colon), member.substring(colon + 1));
        }
        try {
            return new StoreHeader(
                    members.containsKey("clean"), Long.parseLong(members.getOrDefault("version", "0"), HEX));
        } catch (NumberFormatException unreadable) {
            return new StoreHeader(false, 0);
        }
    }

    /** How many versions H2 goes back when it opens the file; it cannot write to it here. */
    long lost(Path file) {
        try (var store =
                new MVStore.Builder().fileName(file.toString()).readOnly().open()) {
            return Math.max(0, version - store.getCurrentVersion());
        }
    }
}
