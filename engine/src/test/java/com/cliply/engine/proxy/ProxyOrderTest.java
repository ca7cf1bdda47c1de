package com.cliply.engine.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProxyOrderTest {
    private static List<Integer> first(int count, ProxyOrder order) {
        return IntStream.range(0, 60).boxed().sorted(order).limit(count).toList();
    }

    private static ProxyOrder around(long... seconds) {
        return new ProxyOrder(
                Arrays.stream(seconds).mapToObj(MediaTime::ofSeconds).toList(), List.of());
    }

    @Test
    void withoutAWishTheyComeAsTheyPlay() {
        assertEquals(IntStream.range(0, 60).boxed().toList(), first(60, around()));
    }

    @Test
    void theMinuteBehindAPlayheadComesBeforeTheMinuteInFrontOfIt() {
        assertEquals(List.of(30, 31, 32, 33, 34, 35, 36, 24, 25, 26, 27, 28, 29), first(13, around(305)));
    }

    @Test
    void surroundingsGrowWider() {
        assertEquals(
                List.of(37, 38, 39, 40, 41, 42, 18, 19, 20, 21, 22, 23, 43),
                first(26, around(305)).subList(13, 26));
    }

    @Test
    void nearTheBeginningNothingIsInFront() {
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7), first(8, around(0)));
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 0, 8), first(9, around(15)));
    }

    @Test
    void eachTimeHasItsSurroundingsFirst() {
        assertEquals(List.of(40, 41, 42, 43, 44, 45, 34, 35, 36, 37, 38, 39, 10, 11, 12), first(15, around(400, 100)));
    }

    @Test
    void clipsComeInTheirOrderBeforeTheRest() {
        var clips = List.of(
                TimeRange.ofMicros(255_000_000, 270_000_001),
                TimeRange.ofMicros(31_000_000, 40_000_000),
                TimeRange.ofMicros(261_000_000, 281_000_000));
        assertEquals(List.of(25, 26, 27, 3, 28, 0, 1, 2, 4), first(9, new ProxyOrder(List.of(), clips)));
    }

    @Test
    void aTimeGoesBeforeAClip() {
        var clips = List.of(TimeRange.ofMicros(0, 10_000_000), TimeRange.ofMicros(500_000_000, 520_000_000));
        assertEquals(
                List.of(0, 50, 51, 37),
                first(17, new ProxyOrder(List.of(MediaTime.ofSeconds(305)), clips))
                        .subList(13, 17));
    }
}
