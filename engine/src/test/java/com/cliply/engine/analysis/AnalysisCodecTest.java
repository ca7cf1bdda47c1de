package com.cliply.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnalysisCodecTest {
    private static Analysis someAnalysis() {
        var random = new Random(7);
        var values = new float[500];
        for (int index = 0; index < values.length; index++) values[index] = (float) random.nextGaussian();
        return new Analysis(
                Duration.ofSeconds(50, 123_456_000),
                List.of(
                        SignalTrack.of(Signal.LOUDNESS, Duration.ofMillis(100), values),
                        SignalTrack.of(Signal.MOTION, Duration.ofMillis(200), Arrays.copyOf(values, 77)),
                        SignalTrack.of(Signal.BLACK, Duration.ofMillis(500))),
                List.of(TimeRange.ofMicros(0, 160_000), TimeRange.ofMicros(1_000_001, 2_000_003)),
                List.of(new MediaTime(33_366), MediaTime.ofSeconds(12)));
    }

    @Test
    void whatWasMeasuredComesBack() {
        assertEquals(Optional.of(someAnalysis()), AnalysisCodec.decode(AnalysisCodec.encode(someAnalysis())));
    }

    @Test
    void nothingMeasuredComesBackAsNothing() {
        var nothing = new Analysis(Duration.ZERO, List.of(), List.of(), List.of());
        assertEquals(Optional.of(nothing), AnalysisCodec.decode(AnalysisCodec.encode(nothing)));
    }

    /** Also what is not a number, and zeros with a sign: the same bits decide the same. */
    @Test
    void valuesKeepTheirBits() {
        var bits = new int[] {0x8000_0000, 0x7F80_0001, 0xFFC0_1234, 1, 0x7F7F_FFFF, 0xFF80_0000, 0x3F80_0001};
        var values = new float[bits.length];
        for (int index = 0; index < bits.length; index++) values[index] = Float.intBitsToFloat(bits[index]);
        var analysis = new Analysis(
                Duration.ofSeconds(1),
                List.of(SignalTrack.of(Signal.VOICING, Duration.ofMillis(100), values)),
                List.of(),
                List.of());
        var back = AnalysisCodec.decode(AnalysisCodec.encode(analysis))
                .flatMap(decoded -> decoded.track(Signal.VOICING))
                .orElseThrow()
                .toArray();
        var backBits = new int[back.length];
        for (int index = 0; index < back.length; index++) backBits[index] = Float.floatToRawIntBits(back[index]);
        assertArrayEquals(bits, backBits);
    }

    @Test
    void aPartIsNothing() {
        var whole = AnalysisCodec.encode(someAnalysis());
        for (int length = 0; length < whole.length; length++)
            assertEquals(Optional.empty(), AnalysisCodec.decode(Arrays.copyOf(whole, length)), "of " + length);
        assertEquals(Optional.empty(), AnalysisCodec.decode(Arrays.copyOf(whole, whole.length + 1)));
    }

    /** A length of two thousand million in thirty bytes is not believed: this would end the heap. */
    @Test
    void aLengthIsNotBelieved() {
        var whole = AnalysisCodec.encode(someAnalysis());
        for (int at = 0; at + Integer.BYTES <= whole.length; at++) {
            var changed = whole.clone();
            ByteBuffer.wrap(changed).putInt(at, Integer.MAX_VALUE - 7);
            var _ = AnalysisCodec.decode(changed);
        }
    }

    /** It decodes to something that means the same bytes, or to nothing; it never throws. */
    @Test
    void damageIsNothingOrAnotherValue() {
        var whole = AnalysisCodec.encode(someAnalysis());
        var random = new Random(11);
        for (int round = 0; round < 20_000; round++) {
            var changed = whole.clone();
            for (int times = random.nextInt(1, 4); times > 0; times--)
                changed[random.nextInt(round % 2 == 0 ? 80 : changed.length)] ^= (byte) random.nextInt(1, 256);
            var decoded = AnalysisCodec.decode(changed);
            assertTrue(decoded.isEmpty() || AnalysisCodec.encode(decoded.get()).length <= changed.length);
        }
        for (int round = 0; round < 20_000; round++) {
            var noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            if (noise.length >= 4) System.arraycopy(whole, 0, noise, 0, 4);
            var _ = AnalysisCodec.decode(noise);
        }
    }
}
