package com.cliply.storage.vault;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The 32 bytes on which all secrets of an installation rest. Fields are sealed in the envelope {@code v1:kid:iv:ct}: the id of the
 * key, a random 96-bit IV and the ciphertext with its tag, both in Base64 for addresses without padding.
 */
public final class MasterKey implements AutoCloseable {
    static final int BYTES = 32;
    private static final String VERSION = "v1";
    private static final String WRAPPING = "cliply key wrapping v1";
    private static final int ID_BYTES = 6;

    private final Secret secret;
    private final String id;
    private final Secret sealing;

    /** Takes the secret over. */
    MasterKey(Secret secret) {
        if (secret.length() != BYTES) throw new IllegalArgumentException("a master key has 32 bytes");
        this.secret = secret;
        sealing = secret.derive("cliply field sealing v1", BYTES);
        try (var named = secret.derive("cliply key id v1", ID_BYTES)) {
            id = HexFormat.of().formatHex(named.bytes());
        }
    }

    static MasterKey random() {
        return new MasterKey(Secret.random(BYTES));
    }

    /** A name of the key that tells nothing of it. */
    public String id() {
        return id;
    }

    /** A key for one purpose. */
    public Secret derive(String purpose) {
        return secret.derive(purpose, BYTES);
    }

    /** Seals a value for one place. */
    public String seal(Place place, byte[] plain) {
        var whole = Aead.seal(sealing, plain, place.context(id));
        var base64 = Base64.getUrlEncoder().withoutPadding();
        var iv = Arrays.copyOf(whole, Aead.IV_BYTES);
        var rest = Arrays.copyOfRange(whole, Aead.IV_BYTES, whole.length);
        return String.join(":", VERSION, id, base64.encodeToString(iv), base64.encodeToString(rest));
    }

    /**
     * Opens what was sealed for this place.
     *
     * @throws StorageException if it was changed, sealed for another place, or under another key
     */
    public Secret open(Place place, String envelope) {
        var parts = envelope.split(":", -1);
        if (parts.length != 4 || !parts[0].equals(VERSION) || !parts[1].equals(id)) throw broken(place);
        try {
            var iv = Base64.getUrlDecoder().decode(parts[2]);
            var rest = Base64.getUrlDecoder().decode(parts[3]);
            if (iv.length != Aead.IV_BYTES) throw broken(place);
            var whole = Arrays.copyOf(iv, iv.length + rest.length);
            System.arraycopy(rest, 0, whole, iv.length, rest.length);
            return Aead.open(sealing, whole, place.context(id)).orElseThrow(() -> broken(place));
        } catch (IllegalArgumentException noBase64) {
            throw broken(place);
        }
    }

    /** Wraps a key that belongs to a file; {@code context} names the file. */
    public byte[] wrap(Secret other, byte[] context) {
        try (var wrapping = derive(WRAPPING)) {
            return Aead.seal(wrapping, other.bytes(), context);
        }
    }

    /** The key that was wrapped; empty if it was changed, or belongs to another file or master key. */
    public Optional<Secret> unwrap(byte[] wrapped, byte[] context) {
        try (var wrapping = derive(WRAPPING)) {
            return Aead.open(wrapping, wrapped, context);
        }
    }

    /** The bytes for who protects them. */
    Secret secret() {
        return secret;
    }

    private static StorageException broken(Place place) {
        return new StorageException(ErrorCode.SEAL_BROKEN, place.toString());
    }

    @Override
    public String toString() {
        return "***";
    }

    @Override
    public void close() {
        sealing.close();
        secret.close();
    }
}
