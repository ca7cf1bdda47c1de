package com.cliply.engine.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeepRuleTest {
    /** A Saturday. */
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static Backup at(String moment) {
        var instant = Instant.parse(moment);
        return new Backup(Path.of(moment + ".cliplybackup"), instant, "1.0", 1, Map.of(), 1);
    }

    private static List<String> kept(KeepRule rule, Instant now, List<Backup> backups) {
        var superfluous = rule.superfluous(backups, now);
        return backups.stream()
                .filter(backup -> !superfluous.contains(backup))
                .map(backup -> backup.madeAt().toString())
                .sorted()
                .toList();
    }

    private static List<String> kept(String... moments) {
        return kept(
                KeepRule.USUAL, NOW, Stream.of(moments).map(KeepRuleTest::at).toList());
    }

    @Test
    void allOfTheLastDayAreKept() {
        var moments = new String[] {"2026-11-20T12:00:00Z", "2026-11-20T13:00:00Z", "2026-11-21T11:59:00Z"};
        assertEquals(List.of(moments), kept(moments));
    }

    @Test
    void ofOlderDaysOnlyTheNewestIsKept() {
        assertEquals(
                List.of("2026-11-18T22:00:00Z", "2026-11-19T23:00:00Z"),
                kept("2026-11-18T01:00:00Z", "2026-11-18T22:00:00Z", "2026-11-19T05:00:00Z", "2026-11-19T23:00:00Z"));
    }

    @Test
    void theNewestIsKeptHoweverOldItIs() {
        assertEquals(List.of("2019-01-01T00:00:00Z"), kept("2019-01-01T00:00:00Z"));
        assertEquals(
                List.of("2019-01-02T00:00:00Z"),
                kept(
                        new KeepRule(Duration.ZERO, 0, 0, 0),
                        NOW,
                        List.of(at("2019-01-01T00:00:00Z"), at("2019-01-02T00:00:00Z"))));
    }

    @Test
    void aYearOfNightlyBackupsLeavesDaysWeeksAndMonths() {
        var nightly = new ArrayList<Backup>();
        for (int day = 0; day < 365; day++)
            nightly.add(at(
                    NOW.minus(Duration.ofDays(day)).minus(Duration.ofHours(9)).toString()));
        assertEquals(
                List.of(
                        "2026-06-30T03:00:00Z",
                        "2026-07-31T03:00:00Z",
                        "2026-08-31T03:00:00Z",
                        "2026-09-30T03:00:00Z",
                        "2026-10-31T03:00:00Z",
                        "2026-11-01T03:00:00Z",
                        "2026-11-08T03:00:00Z",
                        "2026-11-15T03:00:00Z",
                        "2026-11-16T03:00:00Z",
                        "2026-11-17T03:00:00Z",
                        "2026-11-18T03:00:00Z",
                        "2026-11-19T03:00:00Z",
                        "2026-11-20T03:00:00Z",
                        "2026-11-21T03:00:00Z"),
                kept(KeepRule.USUAL, NOW, nightly));
    }

    @Test
    void deletingAsOneGoesKeepsTheSame() {
        Set<Backup> there = new LinkedHashSet<>();
        for (int day = 200; day >= 0; day--) {
            var now = NOW.minus(Duration.ofDays(day));
            var made = at(now.toString());
            there.add(made);
            there.removeAll(KeepRule.USUAL.superfluous(there, now));
            assertTrue(there.contains(made));
        }
        var months = there.stream()
                .map(backup -> backup.madeAt().toString().substring(0, 7))
                .distinct()
                .toList();
        assertEquals(
                List.of("2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11"),
                months.stream().sorted().toList());
    }

    @Test
    void oneFromTheFutureIsNeverLetGo() {
        assertEquals(
                List.of("2026-11-21T11:00:00Z", "2030-01-01T00:00:00Z", "2030-01-01T01:00:00Z"),
                kept("2026-11-21T11:00:00Z", "2030-01-01T00:00:00Z", "2030-01-01T01:00:00Z"));
    }
}
