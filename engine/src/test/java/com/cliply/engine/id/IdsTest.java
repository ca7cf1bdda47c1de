package com.cliply.engine.id;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");

    @Test
    void anIdIsAVersionSevenUuidWithItsTimeInFront() {
        var id = new Ids(InstantSource.fixed(NOW)).next();
        assertEquals(7, id.version());
        assertEquals(2, id.variant());
        assertEquals(NOW.toEpochMilli(), id.getMostSignificantBits() >>> 16);
    }

    @Test
    void laterIdsSortBehindEarlierOnesAsTextAndAsBytes() {
        var before = "";
        for (long millis = 0; millis < 2_000; millis++) {
            var at = NOW.plusMillis(millis * 86_400_000);
            var text = new Ids(InstantSource.fixed(at)).next().toString();
            assertTrue(text.compareTo(before) > 0, text + " after " + before);
            before = text;
        }
    }

    @Test
    void idsOfOneMillisecondDiffer() {
        var ids = new Ids(InstantSource.fixed(NOW));
        var made = new HashSet<UUID>();
        for (int index = 0; index < 20_000; index++) made.add(ids.next());
        assertEquals(20_000, made.size());
    }

    @Test
    void aDerivedIdIsTheSameEachTimeAndOthersForOtherNumbersAndOrigins() {
        var origin = new Ids(InstantSource.fixed(NOW)).next();
        assertEquals(Ids.derived(origin, 3), Ids.derived(origin, 3));
        var made = new HashSet<UUID>();
        made.add(origin);
        for (int number = 0; number < 1_000; number++) made.add(Ids.derived(origin, number));
        assertEquals(1_001, made.size());
        assertNotEquals(Ids.derived(origin, 0), Ids.derived(new Ids(InstantSource.fixed(NOW)).next(), 0));
        assertEquals(7, Ids.derived(origin, 5).version());
        assertEquals(2, Ids.derived(origin, 5).variant());
        assertEquals(origin.getMostSignificantBits(), Ids.derived(origin, 5).getMostSignificantBits());
    }
}
