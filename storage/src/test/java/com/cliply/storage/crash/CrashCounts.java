package com.cliply.storage.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/** What all runs of the loop in one folder have seen together. */
final class CrashCounts {
    private final Path file;
    private final Properties numbers = new Properties();

    private CrashCounts(Path file) {
        this.file = file;
    }

    static CrashCounts read(Path file) throws IOException {
        var counts = new CrashCounts(file);
        if (Files.exists(file)) {
            try (var text = Files.newBufferedReader(file)) {
                counts.numbers.load(text);
            }
        }
        return counts;
    }

    void write() throws IOException {
        try (var text = Files.newBufferedWriter(file)) {
            numbers.store(text, null);
        }
    }

    int kills() {
        return (int) number("kills");
    }

    void killed() {
        add("kills", 1);
    }

    void saw(Said said) {
        add("jobs", said.jobs.size());
        add("transactions", said.transactions.size());
        add("runs", said.ran.size());
    }

    void sawRest(Said rest) {
        add("left", rest.ran.size());
        add("drains", 1);
    }

    void wentOnAfter(Duration time) {
        most("slowest_restart_ms", time.toMillis());
        add("restart_ms", time.toMillis());
        add("restarts", 1);
    }

    void doneAfter(Duration time) {
        add("drain_ms", time.toMillis());
        most("slowest_drain_ms", time.toMillis());
    }

    private long number(String name) {
        return Long.parseLong(numbers.getProperty(name, "0"));
    }

    private void add(String name, long more) {
        numbers.setProperty(name, String.valueOf(number(name) + more));
    }

    private void most(String name, long value) {
        numbers.setProperty(name, String.valueOf(Math.max(number(name), value)));
    }

    @Override
    public String toString() {
        return number("kills") + " kills, " + number("jobs") + " jobs and " + number("transactions")
                + " transactions acknowledged, " + number("runs") + " attempts by those that were killed, "
                + number("left")
                + " by who did the rest after " + number("drains") + " of the kills; going again after "
                + number("restart_ms") / Math.max(1, number("restarts"))
                + " ms on average, " + number("slowest_restart_ms") + " ms at most";
    }
}
