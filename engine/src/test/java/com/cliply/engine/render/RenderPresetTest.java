package com.cliply.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.time.FrameRate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderPresetTest {
    private static final Presets PRESETS = Presets.builtIn();

    /** Those that do not leave the rate as it is. */
    private static final List<RenderPreset> ENCODING = PRESETS.all().stream()
            .filter(preset -> preset.picture().fastest().isPresent())
            .toList();

    @ParameterizedTest
    @CsvSource({
        "24000, 1001, 24000/1001",
        "24, 1, 24/1",
        "25, 1, 25/1",
        "30000, 1001, 30000/1001",
        "30, 1, 30/1",
        "48, 1, 48/1",
        "50, 1, 50/1",
        "60000, 1001, 60000/1001",
        "60, 1, 60/1",
        "10, 1, 30/1",
        "25, 2, 25/1",
        "12, 1, 24/1",
        "15, 1, 30/1",
        "15000, 1001, 30000/1001",
        "12000, 1001, 24000/1001",
        "1, 1, 24/1",
        "120, 1, 60/1",
        "120000, 1001, 60000/1001",
        "100, 1, 50/1",
        "240, 1, 60/1",
        "90000, 1, 60/1",
    })
    void aRateIsKeptOrBecomesAWholeMultipleOrPart(int numerator, int denominator, String rate) {
        assertEquals(
                rate,
                PRESETS.named(RenderPreset.DEFAULT)
                        .rate(new FrameRate(numerator, denominator))
                        .toString());
    }

    @ParameterizedTest
    @CsvSource({
        "24000, 1001, 24000/1001",
        "30, 1, 30/1",
        "60, 1, 30/1",
        "50, 1, 25/1",
        "60000, 1001, 30000/1001",
        "48000, 1001, 24000/1001",
        "120, 1, 30/1"
    })
    void aDraftHasHalfTheFramesOfQuickSources(int numerator, int denominator, String rate) {
        assertEquals(
                rate,
                PRESETS.named("draft")
                        .rate(new FrameRate(numerator, denominator))
                        .toString());
    }

    @Test
    void whateverTheSourceTheRateIsOneThatPlatformsTake() {
        for (var preset : ENCODING)
            for (int numerator = 1; numerator < 3_000; numerator += 7)
                for (var denominator : new int[] {1, 2, 9, 100, 317, 1001}) {
                    var rate = preset.rate(new FrameRate(numerator, denominator));
                    assertTrue(
                            rate.compareTo(new FrameRate(24000, 1001)) >= 0
                                    && rate.compareTo(preset.picture().fastest().orElseThrow()) <= 0,
                            numerator + "/" + denominator + " becomes " + rate);
                }
    }

    @ParameterizedTest
    @CsvSource({
        "9:16, 1080x1920",
        "1:1, 1080x1080",
        "4:5, 1080x1350",
        "16:9, 1920x1080",
        "239:100, 2580x1080",
        "3:7, 1080x2520"
    })
    void sizesAreEvenAndFollowTheShorterSide(String aspect, String size) {
        assertEquals(
                size,
                PRESETS.named(RenderPreset.DEFAULT)
                        .size(AspectRatio.parse(aspect))
                        .toString());
    }

    @Test
    void anUnknownPresetIsRefusedWithTheKnownOnes() {
        var refused = assertThrows(InputException.class, () -> PRESETS.named("best"));
        assertEquals(ErrorCode.PRESET_UNKNOWN, refused.code());
        assertTrue(
                refused.facts()
                        .contains(PRESETS.all().stream().map(RenderPreset::name).collect(Collectors.joining(", "))),
                refused.facts().toString());
    }
}
