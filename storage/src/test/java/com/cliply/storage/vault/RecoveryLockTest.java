package com.cliply.storage.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.backup.RecoveryKey;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecoveryLockTest {
    private static final byte[] CONTEXT = {1, 2, 3};

    private final RecoveryKey key = RecoveryKey.random();
    private final Secret secret = Secret.random(32);

    @Test
    void theRecoveryKeyAloneOpensTheLock() throws Exception {
        var lock = RecoveryLock.of(key);
        var kept = RecoveryLock.of(lock.encodedPublicKey(), lock.authority());
        var typedAgain = RecoveryKey.parse(key.groups().toCharArray());
        assertEquals(Optional.of(secret), RecoveryLock.open(typedAgain, kept.lock(secret, CONTEXT), CONTEXT));
    }

    @Test
    void anotherKeyAnotherPlaceAndAlteredBytesDoNot() {
        var locked = RecoveryLock.of(key).lock(secret, CONTEXT);
        assertTrue(RecoveryLock.open(RecoveryKey.random(), locked, CONTEXT).isEmpty());
        assertTrue(RecoveryLock.open(key, locked, new byte[] {1, 2}).isEmpty());
        for (int place = 0; place < locked.length; place++) {
            var altered = locked.clone();
            altered[place] ^= 1;
            assertTrue(RecoveryLock.open(key, altered, CONTEXT).isEmpty(), "byte " + place);
        }
        assertTrue(RecoveryLock.open(key, new byte[3], CONTEXT).isEmpty());
    }

    @Test
    void thePublicHalfDoesNotSufficeToForgeALock() throws Exception {
        var forger = RecoveryLock.of(RecoveryLock.of(key).encodedPublicKey(), Secret.random(32));
        assertTrue(RecoveryLock.open(key, forger.lock(secret, CONTEXT), CONTEXT).isEmpty());
    }
}
