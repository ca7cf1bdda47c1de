package com.cliply.engine.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineMannersTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-07-01T10:00:00Z"));

    private static MachineManners withNight(NightWindow night) {
        return new MachineManners(1, 2, 4, 0, true, Optional.of(night));
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1", "2, 0, 2", "4, 1, 3", "16, 1, 15"})
    void oneCoreStaysWithThePersonIfThereAreMoreThanTwo(int cores, int heldBack, int threads) {
        var manners = MachineManners.ofCores(cores);
        assertEquals(heldBack, manners.coresHeldBack());
        assertEquals(threads, manners.workThreads(cores));
    }

    @Test
    void oneThreadWorksHoweverManyCoresAreHeldBack() {
        assertEquals(1, new MachineManners(1, 2, 4, 8, true, Optional.empty()).workThreads(4));
    }

    @Test
    void onBatteryHeavyWorkWaitsAndTheRestDoesNot() {
        var manners = MachineManners.ofCores(4);
        assertEquals(Optional.of(HoldReason.ON_BATTERY), manners.hold(JobLane.HEAVY, true, NOON));
        assertEquals(Optional.empty(), manners.hold(JobLane.HEAVY, false, NOON));
        assertEquals(Optional.empty(), manners.hold(JobLane.LIGHT, true, NOON));
        assertEquals(Optional.empty(), manners.hold(JobLane.NETWORK, true, NOON));
        var careless = new MachineManners(1, 2, 4, 0, false, Optional.empty());
        assertEquals(Optional.empty(), careless.hold(JobLane.HEAVY, true, NOON));
    }

    @ParameterizedTest
    @CsvSource({
        // Berlin is two hours ahead of UTC in summer, one in winter.
        "22:00, 06:00, 2026-07-01T19:59:59Z, false",
        "22:00, 06:00, 2026-07-01T20:00:00Z, true",
        "22:00, 06:00, 2026-07-02T03:59:59Z, true",
        "22:00, 06:00, 2026-07-02T04:00:00Z, false",
        "22:00, 06:00, 2026-12-01T20:30:00Z, false",
        "01:00, 05:00, 2026-07-01T23:00:00Z, true",
        "01:00, 05:00, 2026-07-01T22:30:00Z, false",
        "01:00, 05:00, 2026-07-02T03:00:00Z, false",
    })
    void theNightIsWhatTheClockOnTheWallSays(LocalTime from, LocalTime to, Instant at, boolean night) {
        var manners = withNight(new NightWindow(from, to, BERLIN));
        var hold = manners.hold(JobLane.HEAVY, false, InstantSource.fixed(at));
        assertEquals(night ? Optional.empty() : Optional.of(HoldReason.OUTSIDE_NIGHT), hold);
    }

    @Test
    void numbersThatMakeNoSenseAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new MachineManners(0, 2, 4, 0, true, Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> new MachineManners(1, 17, 4, 0, true, Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> new MachineManners(1, 2, 33, 0, true, Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> new MachineManners(1, 2, 4, -1, true, Optional.empty()));
        var six = LocalTime.of(6, 0);
        assertThrows(IllegalArgumentException.class, () -> new NightWindow(six, six, BERLIN));
    }
}
