package com.cliply.storage.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/** Derives keys by HKDF with SHA-256 (RFC 5869). */
final class Hkdf {
    private Hkdf() {}

    static Secret derive(byte[] from, byte[] salt, String purpose, int length) {
        try {
            var extract = HKDFParameterSpec.ofExtract().addIKM(from);
            if (salt.length > 0) extract.addSalt(salt);
            var spec = extract.thenExpand(purpose.getBytes(StandardCharsets.UTF_8), length);
            return Secret.of(KDF.getInstance("HKDF-SHA256").deriveData(spec));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK 25 has HKDF", impossible);
        }
    }
}
