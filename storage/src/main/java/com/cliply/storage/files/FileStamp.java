package com.cliply.storage.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments in the names of files, so that their names sort as they were made: {@code 2026-11-21T033000Z}. */
public final class FileStamp {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private FileStamp() {}

    public static String of(Instant moment) {
        return FORMAT.format(moment);
    }

    /** A name that is free in a folder: two within a second get a number. */
    public static Path free(Path folder, String before, Instant moment, String after) {
        var stamp = before + of(moment);
        var place = folder.resolve(stamp + after);
        for (int number = 2; Files.exists(place); number++) place = folder.resolve(stamp + "-" + number + after);
        return place;
    }
}
