package com.cliply.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    @TempDir
    Path folder;

    private Path path() {
        return folder.resolve("settings.json");
    }

    private SettingsFile file() {
        return new SettingsFile(folder);
    }

    @Test
    void withoutAFileTheUsualHolds() {
        assertEquals(Settings.usual(), file().read());
        assertFalse(Files.exists(path()));
    }

    @ParameterizedTest
    @CsvSource({
        "HEAVY_AT_ONCE, 2, 2",
        "LIGHT_AT_ONCE, 5, 5",
        "NETWORK_AT_ONCE, 32, 32",
        "CORES_HELD_BACK, 3, 3",
        "PAUSE_ON_BATTERY, no, off",
        "NIGHT, 22:00-06:30 Europe/Berlin, 22:00-06:30 Europe/Berlin",
        "NIGHT, OFF, off",
        "PROXY_BUDGET, 2gb, 2 GB",
        "PROXY_BUDGET, 1.5 TB, 1.5 TB",
        "PROXY_BUDGET, 250000000, 250 MB",
        "LANGUAGE_ENDPOINT, http://localhost:11434/, http://localhost:11434",
        "LANGUAGE_MODEL, llama3.2:3b, llama3.2:3b",
        "OPENAI_ENDPOINT, https://speech.example/v1, https://speech.example/v1",
        "OPENAI_MODEL, large-v3, large-v3",
        "DEEPGRAM_ENDPOINT, OFF, off",
        "DEEPGRAM_MODEL, nova-2, nova-2",
    })
    void whatIsSetIsThereAtTheNextStart(Setting setting, String typed, String kept) {
        file().set(setting, typed);
        assertEquals(kept, setting.of(file().read()));
        for (var other : Setting.values())
            if (other != setting) assertEquals(other.of(Settings.usual()), other.of(file().read()));
        assertFalse(Files.exists(folder.resolve("settings.json.tmp")));
    }

    @ParameterizedTest
    @CsvSource({
        "HEAVY_AT_ONCE, 0",
        "HEAVY_AT_ONCE, many",
        "CORES_HELD_BACK, -1",
        "PAUSE_ON_BATTERY, perhaps",
        "NIGHT, 22:00",
        "NIGHT, 22:00-26:00",
        "NIGHT, 22:00-22:00",
        "NIGHT, 22:00-06:00 Europe/Nowhere",
        "PROXY_BUDGET, 99 MB",
        "PROXY_BUDGET, 101 TB",
        "PROXY_BUDGET, 1e12",
        "PROXY_BUDGET, -5 GB",
        "PROXY_BUDGET, much",
    })
    void whatMakesNoSenseIsRefusedAndChangesNothing(Setting setting, String typed) {
        assertThrows(IllegalArgumentException.class, () -> file().set(setting, typed));
        assertEquals(Settings.usual(), file().read());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"jobs.heavy-at-once\": 99}", "{\"jobs.night\": {\"from\": 1}}"})
    void whatCannotBeReadIsAsIfItWereNotThere(String text) throws IOException {
        Files.writeString(path(), text);
        assertEquals(Settings.usual(), file().read());
    }

    @Test
    void numbersAndTruthsOfJsonAreUnderstood() throws IOException {
        Files.writeString(path(), "{\"jobs.heavy-at-once\": 3, \"jobs.pause-on-battery\": false}");
        assertEquals(3, file().read().manners().heavyAtOnce());
        assertFalse(file().read().manners().pauseOnBattery());
    }

    @Test
    void whatANewerVersionWroteStays() throws IOException {
        Files.writeString(path(), "{\"jobs.of-the-future\": \"yes\"}");
        file().set(Setting.HEAVY_AT_ONCE, "2");
        assertTrue(Files.readString(path()).contains("jobs.of-the-future"));
        assertEquals(2, file().read().manners().heavyAtOnce());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseReadsIt() throws IOException {
        file().set(Setting.HEAVY_AT_ONCE, "2");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path())));
    }
}
