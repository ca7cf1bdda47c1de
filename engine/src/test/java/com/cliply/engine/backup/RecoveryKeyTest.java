package com.cliply.engine.backup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RecoveryKeyTest {
    private final RecoveryKey key = RecoveryKey.random();
    private final String shown = key.groups();

    private static InputException refused(String typed) {
        return assertThrows(InputException.class, () -> RecoveryKey.parse(typed.toCharArray()));
    }

    @Test
    void whatWasShownIsReadBack() {
        assertTrue(shown.matches("([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}"), shown);
        assertArrayEquals(key.material(), RecoveryKey.parse(shown.toCharArray()).material());
    }

    @Test
    void smallLettersGapsAndLookalikesDoNoHarm() {
        var typed = shown.toLowerCase(Locale.ROOT)
                .replace("-", "  ")
                .replace('0', 'o')
                .replace('1', 'l');
        assertArrayEquals(
                key.material(),
                RecoveryKey.parse((" " + typed + "\n").toCharArray()).material());
    }

    @Test
    void everyWrongLetterIsFound() {
        for (int place = 0; place < shown.length(); place++) {
            if (shown.charAt(place) == '-') continue;
            var wrong = new StringBuilder(shown);
            wrong.setCharAt(place, shown.charAt(place) == 'A' ? 'B' : 'A');
            assertEquals(
                    ErrorCode.RECOVERY_KEY_MISTYPED, refused(wrong.toString()).code(), wrong.toString());
        }
    }

    @Test
    void neighboursThatChangedPlacesAreFound() {
        for (int place = 1; place < shown.length(); place++) {
            var one = shown.charAt(place - 1);
            var other = shown.charAt(place);
            if (one == other || one == '-' || other == '-') continue;
            refused(shown.substring(0, place - 1) + other + one + shown.substring(place + 1));
        }
    }

    @Test
    void tooFewTooManyAndForeignCharactersAreToldApart() {
        assertTrue(refused(shown.substring(5)).facts().getFirst().contains("32 letters and digits instead of 36"));
        assertTrue(refused(shown + "A").facts().getFirst().contains("37"));
        assertTrue(
                refused(shown.replace(shown.charAt(0), 'Ü')).facts().getFirst().contains("character"));
        refused("");
    }

    @Test
    void noTextAndNoErrorTellsOfIt() {
        assertEquals("***", key.toString());
        assertFalse(refused(shown + "A").toString().contains(shown.substring(0, 4)));
    }

    @Test
    void aClosedKeyIsWiped() {
        key.close();
        assertArrayEquals(new byte[20], key.material());
    }

    @Test
    void noTwoAreTheSame() {
        assertFalse(RecoveryKey.random().groups().equals(shown));
    }
}
