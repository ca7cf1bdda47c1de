package com.cliply.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GainSearchTest {
    private static final GainSearch TO_FOURTEEN = new GainSearch(-14, 50);

    /** Each decibel brings this share of one. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 0.6, 0.3, 0.1})
    void itFindsTheGainHoweverMuchTheLimiterTakes(double share) {
        var found = TO_FOURTEEN.from(5, 0.2, gain -> -16 + share * gain);
        assertEquals(-14, found.loudness(), 0.2);
        assertEquals(2 / share, found.gain(), 0.2 / share + 1e-9);
    }

    /** Cracks first: nothing happens; then what is beneath begins to count, all at once. */
    @Test
    void itFindsTheGainWhereMuchComesAtOnce() {
        DoubleUnaryOperator steep = gain -> gain < 30 ? -23 + gain / 60 : Math.min(-10, -23 + 0.5 + (gain - 30) * 3);
        assertEquals(-14, TO_FOURTEEN.from(9, 0.2, steep).loudness(), 0.2);
    }

    @Test
    void whatCannotBeReachedIsNotCrushedForLittle() {
        assertEquals(9, TO_FOURTEEN.from(9, 0.2, gain -> -24 + gain / 20).gain());
        assertEquals(50, TO_FOURTEEN.from(9, 0.2, gain -> -40 + gain / 2).gain());
    }

    @Test
    void itMeasuresTenTimesAtMost() {
        var measured = new AtomicInteger();
        TO_FOURTEEN.from(9, 0.2, gain -> {
            measured.incrementAndGet();
            return gain < 23.456 ? -20 : -10;
        });
        assertTrue(measured.get() <= 10, measured + " times");
    }
}
