package com.cliply.storage.vault;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Bytes that nobody but their user may see: they are never printed, and wiped when they are closed. */
public final class Secret implements AutoCloseable {
    private static final int MAC_KEY_BYTES = 32;

    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes these bytes over: closing the secret wipes them. */
    public static Secret of(byte[] taken) {
        return new Secret(taken);
    }

    /** New ones from the system's own generator. */
    public static Secret random(int length) {
        var bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return new Secret(bytes);
    }

    /** A copy that the caller wipes. */
    public byte[] copy() {
        return bytes.clone();
    }

    /** The bytes themselves, which belong to this secret. */
    byte[] bytes() {
        return bytes;
    }

    public int length() {
        return bytes.length;
    }

    /** Another secret for one purpose, from which this one cannot be found (HKDF-SHA256). */
    public Secret derive(String purpose, int length) {
        return Hkdf.derive(bytes, new byte[0], purpose, length);
    }

    /** Who knows this secret can say whether the message is as it was (HMAC-SHA256). */
    public byte[] authenticate(String purpose, byte[] message) {
        try (var key = derive(purpose, MAC_KEY_BYTES)) {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.bytes, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC", impossible);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes, secret.bytes);
    }

    /** The same for all of the same length: a hash would tell something of them. */
    @Override
    public int hashCode() {
        return bytes.length;
    }

    @Override
    public String toString() {
        return "***";
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }
}
