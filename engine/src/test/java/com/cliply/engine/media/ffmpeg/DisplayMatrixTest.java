package com.cliply.engine.media.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.cliply.engine.media.Orientation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayMatrixTest {
    private static final int ONE = 1 << 16;

    @ParameterizedTest
    @CsvSource({
        " 1,  0,  0,  1, 0, false",
        " 0,  1, -1,  0, 1, false",
        "-1,  0,  0, -1, 2, false",
        " 0, -1,  1,  0, 3, false",
        "-1,  0,  0,  1, 0, true",
        " 1,  0,  0, -1, 2, true",
        " 0,  1,  1,  0, 3, true",
        " 0, -1, -1,  0, 1, true",
    })
    void eightWaysToTurnAndMirror(int m0, int m1, int m3, int m4, int quarterTurns, boolean mirrored) {
        var matrix = new int[] {m0 * ONE, m1 * ONE, 0, m3 * ONE, m4 * ONE, 0, 0, 0, 1 << 30};
        assertEquals(new Orientation(quarterTurns, mirrored), DisplayMatrix.orientation(matrix));
    }

    /** Some cameras write the angle that they were held at: the nearest quarter turn is meant. */
    @ParameterizedTest
    @CsvSource({"3, 0", "-3, 0", "44, 0", "46, 1", "87, 1", "93, 1", "179, 2", "-179, 2", "-92, 3", "271, 3"})
    void slantedOnesAreRounded(int degrees, int quarterTurns) {
        var cosine = (int) Math.round(Math.cos(Math.toRadians(degrees)) * ONE);
        var sine = (int) Math.round(Math.sin(Math.toRadians(degrees)) * ONE);
        assertEquals(
                new Orientation(quarterTurns, false),
                DisplayMatrix.orientation(new int[] {cosine, sine, 0, -sine, cosine, 0, 0, 0, 1 << 30}));
    }

    @ParameterizedTest
    @CsvSource({"0", "2"})
    void largeAndBrokenNumbersOverflowNothing(int broken) {
        var matrix = new int[] {Integer.MIN_VALUE, 0, 0, 0, Integer.MIN_VALUE, 0, 0, 0, 1 << 30};
        assertEquals(new Orientation(2, false), DisplayMatrix.orientation(matrix));
        assertEquals(Orientation.UPRIGHT, DisplayMatrix.orientation(new int[] {0, 0, broken, 0, 0, 0, 0, 0, 0}));
    }
}
