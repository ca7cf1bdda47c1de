package com.cliply.storage.vault;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM: what is sealed can be read and changed by nobody without the key. */
final class Aead {
    static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private Aead() {}

    /** A random initialisation vector, then the sealed bytes with their tag. */
    static byte[] seal(Secret key, byte[] plain, byte[] context) {
        var iv = new byte[IV_BYTES];
        new SecureRandom().nextBytes(iv);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, key, iv, context).doFinal(plain);
            var whole = Arrays.copyOf(iv, IV_BYTES + sealed.length);
            System.arraycopy(sealed, 0, whole, IV_BYTES, sealed.length);
            return whole;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has AES-GCM", impossible);
        }
    }

    /** What was sealed; empty if key, context or bytes are not those of then. */
    static Optional<Secret> open(Secret key, byte[] whole, byte[] context) {
        if (whole.length < IV_BYTES + TAG_BITS / Byte.SIZE) return Optional.empty();
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(whole, IV_BYTES), context);
            return Optional.of(Secret.of(cipher.doFinal(whole, IV_BYTES, whole.length - IV_BYTES)));
        } catch (AEADBadTagException changed) {
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has AES-GCM", impossible);
        }
    }

    private static Cipher cipher(int mode, Secret key, byte[] iv, byte[] context) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key.bytes(), "AES"), new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(context);
        return cipher;
    }
}
