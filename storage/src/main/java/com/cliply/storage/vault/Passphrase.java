package com.cliply.storage.vault;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.storage.vault.VaultFile.PassphraseWrap;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Seals a master key under a passphrase: PBKDF2 with HMAC-SHA256 and a random salt, then AES-256-GCM. */
final class Passphrase {
    /** What makes one guess cost a good part of a second. */
    static final int ROUNDS = 600_000;

    private static final int MOST_ROUNDS = 20_000_000;
    private static final int SHORTEST = 8;
    private static final int SALT_BYTES = 16;
    private static final byte[] CONTEXT = "cliply master key v1".getBytes(StandardCharsets.UTF_8);

    private Passphrase() {}

    static PassphraseWrap seal(char[] passphrase, Secret key) {
        if (passphrase.length < SHORTEST)
            throw new StorageException(ErrorCode.PASSPHRASE_REFUSED, "it is shorter than " + SHORTEST + " characters");
        try (var salt = Secret.random(SALT_BYTES);
                var wrapping = stretched(passphrase, salt.bytes(), ROUNDS)) {
            var base64 = Base64.getEncoder();
            return new PassphraseWrap(
                    base64.encodeToString(salt.bytes()),
                    ROUNDS,
                    base64.encodeToString(Aead.seal(wrapping, key.bytes(), CONTEXT)));
        }
    }

    /** Fewer rounds than ours were written by somebody else, who would like to guess. */
    static Secret open(char[] passphrase, PassphraseWrap wrap) {
        if (wrap.rounds() < ROUNDS || wrap.rounds() > MOST_ROUNDS)
            throw new StorageException(ErrorCode.VAULT_CLOSED, "its number of rounds was changed");
        var base64 = Base64.getDecoder();
        try (var wrapping = stretched(passphrase, base64.decode(wrap.salt()), wrap.rounds())) {
            return Aead.open(wrapping, base64.decode(wrap.sealedKey()), CONTEXT)
                    .orElseThrow(() -> new StorageException(
                            ErrorCode.PASSPHRASE_REFUSED, "it is not the one that protects this installation"));
        }
    }

    private static Secret stretched(char[] passphrase, byte[] salt, int rounds) {
        var spec = new PBEKeySpec(passphrase, salt, rounds, MasterKey.BYTES * Byte.SIZE);
        try {
            return Secret.of(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has PBKDF2", impossible);
        } finally {
            spec.clearPassword();
            Arrays.fill(passphrase, '\0');
        }
    }
}
