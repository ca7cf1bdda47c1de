package com.cliply.storage.backup;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Compares how many rows the tables have with how many they should have. */
final class Difference {
    private Difference() {}

    /** The first table that differs, in a sentence; empty if none does. */
    static Optional<String> between(Map<String, Long> wanted, Map<String, Long> found) {
        var tables = new TreeSet<>(wanted.keySet());
        tables.addAll(found.keySet());
        for (var table : tables) {
            var one = wanted.getOrDefault(table, -1L);
            var other = found.getOrDefault(table, -1L);
            if (one < 0) return Optional.of("the table " + table + " was not in it");
            if (other < 0) return Optional.of("the table " + table + " is missing");
            if (!one.equals(other))
                return Optional.of("the table " + table + " has " + other + " rows instead of " + one);
        }
        return Optional.empty();
    }
}
