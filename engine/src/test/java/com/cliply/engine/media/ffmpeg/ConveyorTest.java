package com.cliply.engine.media.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.media.WorkMonitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConveyorTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private static List<AtomicInteger> boxes(int count) {
        return Stream.generate(AtomicInteger::new).limit(count).toList();
    }

    private static Thread theOther() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("conveyor-under-test"))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isGone() {
        return Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("conveyor-under-test"));
    }

    @Test
    void boxesAreEmptiedInTheirOrderAndThenTheEndComes() {
        var seen = new ArrayList<Integer>();
        try (var conveyor = new Conveyor<>(
                "conveyor-under-test", boxes(3), box -> seen.add(box.get()), () -> seen.add(-1), WorkMonitor.NONE)) {
            for (int number = 0; number < 1_000; number++) {
                var box = conveyor.take();
                box.set(number);
                conveyor.put(box);
            }
            conveyor.finish();
        }
        var expected = new ArrayList<>(IntStream.range(0, 1_000).boxed().toList());
        expected.add(-1);
        assertEquals(expected, seen);
        assertTrue(isGone());
    }

    @Test
    void whatGoesWrongOverThereIsThrownHere() {
        var problem = new IllegalStateException("over there");
        assertTimeoutPreemptively(SOON, () -> {
            try (var conveyor = new Conveyor<>(
                    "conveyor-under-test",
                    boxes(2),
                    box -> {
                        throw problem;
                    },
                    () -> {},
                    WorkMonitor.NONE)) {
                assertSame(problem, assertThrows(IllegalStateException.class, () -> {
                    while (true) conveyor.put(conveyor.take());
                }));
                assertSame(problem, assertThrows(IllegalStateException.class, conveyor::finish));
            }
        });
    }

    @Test
    void anErrorAtTheEndIsThrownToo() {
        var problem = new StackOverflowError("at the end");
        try (var conveyor = new Conveyor<AtomicInteger>(
                "conveyor-under-test",
                boxes(1),
                box -> {},
                () -> {
                    throw problem;
                },
                WorkMonitor.NONE)) {
            assertSame(problem, assertThrows(StackOverflowError.class, conveyor::finish));
        }
    }

    /** The other one is busy for ever, so nothing but the monitor can end the waiting. */
    @Test
    void whoeverWaitsForABoxHearsThatItIsCancelled() {
        var busy = new CountDownLatch(1);
        var cancelled = new AtomicInteger();
        var monitor = new WorkMonitor() {
            @Override
            public boolean cancelled() {
                return cancelled.incrementAndGet() > 2;
            }

            @Override
            public void done(Duration media, Duration whole) {}
        };
        var conveyor = new Conveyor<>("conveyor-under-test", boxes(1), box -> awaitQuietly(busy), () -> {}, monitor);
        conveyor.put(conveyor.take());
        assertTimeoutPreemptively(SOON, () -> assertThrows(CancelledException.class, conveyor::take));
        busy.countDown();
        conveyor.close();
        assertTrue(isGone());
    }

    @Test
    void closingLeavesTheRestUndone() {
        var entered = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var emptied = new AtomicInteger();
        var ended = new AtomicInteger();
        var conveyor = new Conveyor<>(
                "conveyor-under-test",
                boxes(5),
                box -> {
                    emptied.incrementAndGet();
                    entered.countDown();
                    awaitQuietly(go);
                },
                ended::incrementAndGet,
                WorkMonitor.NONE);
        for (int number = 0; number < 5; number++) conveyor.put(conveyor.take());
        awaitQuietly(entered);
        conveyor.stop();
        go.countDown();
        conveyor.close();
        assertEquals(1, emptied.get());
        assertEquals(0, ended.get());
        assertTrue(isGone());
    }

    @Test
    void anInterruptionStopsTheWaitingAndIsNotLost() {
        var busy = new CountDownLatch(1);
        var conveyor =
                new Conveyor<>("conveyor-under-test", boxes(1), box -> awaitQuietly(busy), () -> {}, WorkMonitor.NONE);
        conveyor.put(conveyor.take());
        Thread.currentThread().interrupt();
        assertThrows(CancelledException.class, conveyor::take);
        assertTrue(Thread.interrupted());
        assertFalse(theOther().isInterrupted());
        busy.countDown();
        conveyor.close();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException never) {
            throw new IllegalStateException(never);
        }
    }
}
