package com.cliply.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.cliply.engine.machine.PowerSource.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerSourceTest {
    @TempDir
    Path supplies;

    private void supply(String name, String... propertiesAndValues) throws IOException {
        var folder = Files.createDirectory(supplies.resolve(name));
        for (int index = 0; index < propertiesAndValues.length; index += 2)
            Files.writeString(folder.resolve(propertiesAndValues[index]), propertiesAndValues[index + 1] + "\n");
    }

    private State state() {
        return new LinuxPower(supplies).state();
    }

    @Test
    void aLinuxWithoutSuppliesIsOnMains() {
        assertEquals(State.MAINS, state());
        assertEquals(State.MAINS, new LinuxPower(supplies.resolve("missing")).state());
    }

    @Test
    void aDesktopWithAMouseIsOnMains() throws IOException {
        supply("hidpp_battery_0", "type", "Battery", "scope", "Device", "status", "Discharging");
        assertEquals(State.MAINS, state());
    }

    @Test
    void aLaptopIsOnMainsWhileItIsPluggedIn() throws IOException {
        supply("AC", "type", "Mains", "online", "1");
        supply("BAT0", "type", "Battery", "present", "1", "status", "Charging");
        assertEquals(State.MAINS, state());
        Files.writeString(supplies.resolve("AC/online"), "0\n");
        Files.writeString(supplies.resolve("BAT0/status"), "Discharging\n");
        assertEquals(State.BATTERY, state());
    }

    @Test
    void aLaptopThatIsChargedByUsbIsOnMains() throws IOException {
        supply("ADP1", "type", "Mains", "online", "0");
        supply("ucsi-source-psy-1", "type", "USB", "online", "1");
        supply("BAT0", "type", "Battery", "status", "Discharging");
        assertEquals(State.MAINS, state());
    }

    @Test
    void aLaptopThatTellsOnlyOfItsBatteryIsBelieved() throws IOException {
        supply("BAT1", "type", "Battery", "status", "Discharging");
        assertEquals(State.BATTERY, state());
        Files.writeString(supplies.resolve("BAT1/status"), "Not charging\n");
        assertEquals(State.MAINS, state());
        Files.writeString(supplies.resolve("BAT1/status"), "Unknown\n");
        assertEquals(State.UNKNOWN, state());
    }

    @ParameterizedTest
    @CsvSource({
        "\"Now drawing from 'AC Power'\", MAINS",
        "\"Now drawing from 'Battery Power'\", BATTERY",
        "pmset: command failed, UNKNOWN"
    })
    void aMacSaysWhatItDrawsFrom(String answer, State state) {
        assertEquals(state, MacPower.read(answer + "\n -InternalBattery-0 (id=1) 80%;"));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, BATTERY", "1, 8, MAINS", "255, 128, MAINS", "255, 255, UNKNOWN", "0, 255, BATTERY"})
    void windowsSaysItInTwoBytes(int line, int flags, State state) {
        assertEquals(state, WindowsPower.read(line, flags));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC, OS.WINDOWS})
    void thisMachineKnowsWhereItsPowerComesFrom() {
        assertNotEquals(
                State.UNKNOWN, PowerSource.of(System.getProperty("os.name")).state());
    }
}
