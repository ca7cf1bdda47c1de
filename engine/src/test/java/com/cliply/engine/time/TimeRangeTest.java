package com.cliply.engine.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRangeTest {
    @ParameterizedTest
    @CsvSource({"5, 5", "6, 5"})
    void anEmptyRangeIsRefused(long start, long end) {
        assertThrows(IllegalArgumentException.class, () -> TimeRange.ofMicros(start, end));
    }

    @Test
    void nothingBeginsBeforeTheBeginning() {
        assertThrows(IllegalArgumentException.class, () -> TimeRange.ofMicros(-1, 5));
        assertEquals(MediaTime.ZERO, new MediaTime(5).minus(Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @CsvSource({"9, false", "10, true", "19, true", "20, false"})
    void theEndLiesOutside(long micros, boolean inside) {
        assertEquals(inside, TimeRange.ofMicros(10, 20).contains(new MediaTime(micros)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10, false, 0",
        "0, 11, true, 1",
        "12, 15, true, 3",
        "5, 30, true, 10",
        "19, 30, true, 1",
        "20, 30, false, 0"
    })
    void rangesOverlapWhereTheyShareTime(long start, long end, boolean overlaps, long shared) {
        var range = TimeRange.ofMicros(10, 20);
        var other = TimeRange.ofMicros(start, end);
        assertEquals(overlaps, range.overlaps(other));
        assertEquals(overlaps, other.overlaps(range));
        assertEquals(shared, range.sharedMicros(other));
        assertEquals(shared, other.sharedMicros(range));
    }

    @Test
    void theEarlierAndThenTheShorterComesFirst() {
        var ordered = List.of(TimeRange.ofMicros(0, 5), TimeRange.ofMicros(0, 9), TimeRange.ofMicros(1, 2));
        assertEquals(
                ordered,
                Stream.of(ordered.get(2), ordered.get(1), ordered.get(0))
                        .sorted()
                        .toList());
    }

    @Test
    void lengthsAreExact() {
        var range = TimeRange.ofMicros(1, 3_600_000_000_002L);
        assertEquals(3_600_000_000_001L, range.micros());
        assertEquals(Duration.ofHours(1_000).plusNanos(1_000), range.duration());
        assertEquals(TimeRange.ofMicros(0, 1_500), TimeRange.whole(Duration.ofNanos(1_500_999)));
    }
}
