package com.cliply.engine.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final String RENDER = "render-clip/1";
    private final List<String> asked = new ArrayList<>();

    private static Duration s(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private Pace pace(Pace.Past... past) {
        var pace = new Pace(kind -> {
            asked.add(kind);
            return List.of(past);
        });
        pace.learn(RENDER);
        return pace;
    }

    @Test
    void beforeAnythingIsDoneHistoryTells() {
        // Half of the playing time, as the sum of both tells.
        var pace = pace(new Pace.Past(s(60), s(20)), new Pace.Past(s(20), s(20)));
        assertEquals(Optional.of(s(50)), pace.expected(RENDER, s(100)));
        assertEquals(Optional.of(s(40)), pace.left(RENDER, s(100), s(10), 0));
    }

    @Test
    void workOfUnknownSizeTakesWhatItTookOnAverage() {
        var pace = pace(new Pace.Past(Duration.ZERO, s(10)), new Pace.Past(Duration.ZERO, s(20)));
        assertEquals(Optional.of(s(15)), pace.expected(RENDER, Duration.ZERO));
        assertEquals(Optional.of(s(15)), pace.expected(RENDER, s(60)));
    }

    @Test
    void theFurtherItIsTheMoreTheAttemptItselfTells() {
        var pace = pace(new Pace.Past(s(100), s(100)));
        // Twice as slow as ever before: history says 75 more, the attempt 150; at a quarter each has half a voice.
        assertEquals(Optional.of(Duration.ofMillis(112_500)), pace.left(RENDER, s(100), s(50), 0.25));
        assertEquals(Optional.of(s(100)), pace.left(RENDER, s(100), s(100), 0.5));
        assertEquals(Optional.of(s(0)), pace.left(RENDER, s(100), s(200), 1));
    }

    @Test
    void withoutHistoryTheAttemptTellsAloneOnceItHasBegun() {
        var pace = pace();
        assertEquals(Optional.empty(), pace.left(RENDER, s(100), s(1), 0));
        assertEquals(Optional.empty(), pace.left(RENDER, s(100), s(1), 0.01));
        assertEquals(Optional.of(s(90)), pace.left(RENDER, s(100), s(10), 0.1));
    }

    @Test
    void allThatWaitsTakesAsLongAsItsPartsSideBySide() {
        var pace = pace(new Pace.Past(s(10), s(20)));
        var four = new Pace.Waiting(4, s(100));
        assertEquals(Optional.of(s(100)), pace.expected(Map.of(RENDER, four), 2));
        assertEquals(Optional.empty(), pace.expected(Map.of(RENDER, four, "publish/1", four), 2));
        assertEquals(Optional.of(s(0)), pace.expected(Map.of(), 2));
    }

    @Test
    void whatIsLateWithNothingDoneIsNotGuessedAt() {
        assertEquals(Optional.empty(), pace(new Pace.Past(s(10), s(10))).left(RENDER, s(10), s(11), 0));
    }

    @Test
    void historyIsAskedOnceAndThenTheNewestCount() {
        var pace = pace(new Pace.Past(s(10), s(1_000)));
        for (int job = 0; job < Pace.REMEMBERED; job++) pace.add(RENDER, new Pace.Past(s(10), s(10)));
        pace.learn(RENDER);
        assertEquals(Optional.of(s(10)), pace.expected(RENDER, s(10)));
        assertEquals(List.of(RENDER), asked);
    }
}
