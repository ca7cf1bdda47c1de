package com.cliply.engine.analysis.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShotsCodecTest {
    private static final List<Shot> SHOTS = ShotFinder.tiled(
            List.of(
                    change(1_001_000, Transition.CUT),
                    change(2_500_000, Transition.FADE),
                    change(2_500_001, Transition.DISSOLVE)),
            MediaTime.ofSeconds(9));

    private static ShotChange change(long micros, Transition transition) {
        return new ShotChange(new MediaTime(micros), transition, Duration.ZERO, 1);
    }

    @Test
    void whatWasWrittenIsRead() {
        assertEquals(Optional.of(SHOTS), ShotsCodec.read(ShotsCodec.write(SHOTS)));
        var one = List.of(new Shot(TimeRange.ofMicros(0, 1), Transition.CUT));
        assertEquals(Optional.of(one), ShotsCodec.read(ShotsCodec.write(one)));
    }

    @Test
    void everyChangedByteIsRefused() {
        var bytes = ShotsCodec.write(SHOTS);
        for (int index = 0; index < bytes.length; index++)
            for (var bit = 1; bit < 256; bit <<= 1) {
                var damaged = bytes.clone();
                damaged[index] ^= (byte) bit;
                assertEquals(Optional.empty(), ShotsCodec.read(damaged), "byte " + index);
            }
    }

    @Test
    void everyOtherLengthIsRefused() {
        var bytes = ShotsCodec.write(SHOTS);
        for (int length = 0; length < bytes.length; length++)
            assertEquals(Optional.empty(), ShotsCodec.read(Arrays.copyOf(bytes, length)));
        assertEquals(Optional.empty(), ShotsCodec.read(Arrays.copyOf(bytes, bytes.length + 1)));
    }

    @Test
    void aHugeCountCostsNoMemory() {
        var bytes = ShotsCodec.write(SHOTS);
        ByteBuffer.wrap(bytes).putInt(5, Integer.MAX_VALUE);
        assertEquals(Optional.empty(), ShotsCodec.read(bytes));
    }

    @Test
    void rubbishIsRefused() {
        var random = new Random(4);
        for (int round = 0; round < 2_000; round++) {
            var bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            assertEquals(Optional.empty(), ShotsCodec.read(bytes));
        }
    }

    @Test
    void shotsTileTheFilm() {
        assertEquals(0, SHOTS.getFirst().range().start().micros());
        assertEquals(9_000_000, SHOTS.getLast().range().end().micros());
        for (int index = 1; index < SHOTS.size(); index++)
            assertEquals(
                    SHOTS.get(index - 1).range().end(), SHOTS.get(index).range().start());
        assertEquals(
                List.of(Transition.CUT, Transition.CUT, Transition.FADE, Transition.DISSOLVE),
                SHOTS.stream().map(Shot::transition).toList());
    }
}
