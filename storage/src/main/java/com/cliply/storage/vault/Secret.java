package com.cliply.storage.vault;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/** Bytes that nobody but their user may see: they are never printed, and wiped when they are closed. */
public final class Secret implements AutoCloseable {
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
