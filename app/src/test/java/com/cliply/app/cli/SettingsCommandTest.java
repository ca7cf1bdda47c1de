package com.cliply.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.app.settings.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsCommandTest {
    @TempDir
    Path folder;

    private Typed typed(Object... words) {
        var all = new ArrayList<Object>(List.of("--data", folder, "settings"));
        all.addAll(List.of(words));
        return Typed.words(new FakeStudio(), all.toArray());
    }

    @Test
    void aSettingIsSetAndShown() {
        var set = typed("jobs.night", "22:00-06:00 Europe/Berlin");
        assertEquals("✓ jobs.night is 22:00-06:00 Europe/Berlin now.\n", set.out());
        assertEquals("22:00-06:00 Europe/Berlin\n", typed("jobs.night").out());
        assertEquals(0, set.exitCode());
    }

    @Test
    void allAreListedWithWhatTheyMean() {
        var lines = typed().out().lines().toList();
        assertTrue(lines.getFirst().startsWith("SETTING"));
        for (var setting : Setting.values())
            assertTrue(lines.stream().anyMatch(line -> line.startsWith(setting.key() + " ")), setting.key());
        assertTrue(
                lines.stream().anyMatch(line -> line.matches("jobs.light-at-once +2 +how many small jobs.*")),
                lines.toString());
    }

    @Test
    void jsonTellsValueAndUsualValue() {
        typed("jobs.heavy-at-once", "2");
        assertEquals("""
            [
              {
                "key" : "jobs.heavy-at-once",
                "value" : "2",
                "usual" : "1"
              }
            ]
            """, typed("jobs.heavy-at-once", "--format", "json").out());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.MATCH_NONE,
            names = {".*_ENDPOINT", ".*_MODEL"})
    void aWrongValueIsAnsweredWithASentence(Setting setting) {
        var typed = typed(setting.key(), "never");
        assertEquals(2, typed.exitCode());
        assertTrue(typed.errors().getFirst().startsWith("error: " + setting.key() + " must be "), typed.err());
        assertTrue(typed.errors().getFirst().contains("not never."), typed.err());
    }

    /** Not with what was typed: somebody may have put a password into it. */
    @ParameterizedTest
    @CsvSource({"LANGUAGE_ENDPOINT, https://me:canary@host", "OPENAI_ENDPOINT, http://8.8.8.8", "DEEPGRAM_MODEL, ' '"})
    void aWrongServiceIsAnsweredWithASentence(Setting setting, String value) {
        var typed = typed(setting.key(), value);
        assertEquals(2, typed.exitCode());
        assertTrue(typed.errors().getFirst().startsWith("error: " + setting.key() + " must be "), typed.err());
        assertFalse(typed.err().contains("canary"), typed.err());
    }

    @Test
    void anUnknownSettingIsAnsweredWithTheKnownOnes() {
        var typed = typed("jobs.colour", "red");
        assertEquals(2, typed.exitCode());
        assertTrue(typed.err().contains("There is no setting jobs.colour, but these: jobs.heavy-at-once"), typed.err());
    }
}
