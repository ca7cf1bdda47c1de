package com.cliply.engine.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Which backups are kept: all of the last day, and from the time before it the newest of some days, weeks and months in which there
 * was one. Days begin at midnight UTC, weeks on Monday. The newest of all is always kept.
 *
 * @param all how long every one is kept
 * @param days of how many days the newest is kept
 * @param weeks of how many weeks
 * @param months of how many months
 */
public record KeepRule(Duration all, int days, int weeks, int months) {
    /** What the product does. */
    public static final KeepRule USUAL = new KeepRule(Duration.ofHours(24), 7, 4, 6);

    /** Those that may go; one from the future, made under a wrong clock, never does. */
    public Set<Backup> superfluous(Collection<Backup> backups, Instant now) {
        var newestFirst = backups.stream()
                .sorted(Comparator.comparing(Backup::madeAt).reversed())
                .toList();
        var kept = new HashSet<Backup>();
        newestFirst.stream().findFirst().ifPresent(kept::add);
        newestFirst.stream()
                .filter(backup -> Duration.between(backup.madeAt(), now).compareTo(all) <= 0)
                .forEach(kept::add);
        keep(kept, newestFirst, days, day -> day);
        keep(kept, newestFirst, weeks, day -> day.with(ChronoField.DAY_OF_WEEK, 1));
        keep(kept, newestFirst, months, day -> day.withDayOfMonth(1));
        var superfluous = new LinkedHashSet<>(newestFirst);
        superfluous.removeAll(kept);
        return superfluous;
    }

    private static void keep(
            Set<Backup> kept, List<Backup> newestFirst, int count, Function<LocalDate, LocalDate> beginning) {
        var seen = new HashSet<LocalDate>();
        for (var backup : newestFirst) {
            var day = backup.madeAt()
                    .truncatedTo(ChronoUnit.DAYS)
                    .atZone(ZoneOffset.UTC)
                    .toLocalDate();
            if (seen.size() < count && seen.add(beginning.apply(day))) kept.add(backup);
        }
    }
}
