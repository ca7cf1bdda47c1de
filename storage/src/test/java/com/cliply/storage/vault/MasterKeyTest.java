package com.cliply.storage.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MasterKeyTest {
    private static final byte[] TOKEN = "ya29.secret".getBytes(StandardCharsets.UTF_8);
    private static final Place PLACE = new Place("account", "42", "refresh_token");

    private final MasterKey key = MasterKey.random();
    private final String sealed = key.seal(PLACE, TOKEN);

    private void refused(MasterKey by, Place place, String envelope) {
        var error = assertThrows(StorageException.class, () -> by.open(place, envelope));
        assertEquals(ErrorCode.SEAL_BROKEN, error.code());
        assertFalse(!envelope.isEmpty() && error.toString().contains(envelope));
    }

    @Test
    void whatWasSealedIsOpenedAtItsPlace() {
        assertArrayEquals(TOKEN, key.open(PLACE, sealed).copy());
        assertTrue(sealed.matches("v1:" + key.id() + ":[\\w-]{16}:[\\w-]+"), sealed);
    }

    @Test
    void noOtherPlaceOpensIt() {
        for (var place : List.of(
                new Place("account", "43", "refresh_token"),
                new Place("account", "42", "access_token"),
                new Place("session", "42", "refresh_token"))) refused(key, place, sealed);
    }

    @Test
    void anotherKeyDoesNotOpenItEvenUnderItsName() {
        try (var other = MasterKey.random()) {
            refused(other, PLACE, sealed);
            refused(other, PLACE, sealed.replace(key.id(), other.id()));
        }
    }

    @Test
    void everyAlteredLetterIsNoticed() {
        for (int place = 0; place < sealed.length(); place++) {
            var altered = new StringBuilder(sealed);
            altered.setCharAt(place, sealed.charAt(place) == 'A' ? 'Q' : 'A');
            refused(key, PLACE, altered.toString());
        }
        for (var text : List.of("", "v1", "v1:::", "v2" + sealed.substring(2), sealed + ":", sealed + "AAAA"))
            refused(key, PLACE, text);
    }

    @Test
    void theSameValueIsNeverSealedTheSameWay() {
        assertNotEquals(sealed, key.seal(PLACE, TOKEN));
    }

    @Test
    void secretsArePrintedAsStars() {
        assertEquals("***", key.toString());
        assertEquals("***", key.open(PLACE, sealed).toString());
    }

    @Test
    void aClosedSecretIsWiped() {
        var bytes = TOKEN.clone();
        Secret.of(bytes).close();
        assertArrayEquals(new byte[TOKEN.length], bytes);
    }

    @Test
    void aBarCannotBlurWhereAPlaceEnds() {
        assertThrows(IllegalArgumentException.class, () -> new Place("account", "42|x", "field"));
    }
}
