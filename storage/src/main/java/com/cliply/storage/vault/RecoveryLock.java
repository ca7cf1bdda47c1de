package com.cliply.storage.vault;

import com.cliply.engine.backup.RecoveryKey;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.KeyAgreement;

/**
 * Locks secrets so that the recovery key alone opens them. Locking needs only its public half (X25519 with a key pair made for each
 * secret), and its authority: a second secret derived from the recovery key, without which nobody can make a lock that the
 * recovery key accepts.
 */
public final class RecoveryLock implements AutoCloseable {
    private static final String WRAPPING = "cliply recovery wrap v1";
    private static final String PRIVATE_HALF = "cliply recovery x25519 v1";
    private static final String AUTHORITY = "cliply recovery authority v1";
    private static final int KEY_BYTES = 32;
    /** An X25519 public key in its X.509 clothes. */
    private static final int ENCODED_BYTES = 44;

    private static final BigInteger BASE_POINT = BigInteger.valueOf(9);

    private final PublicKey publicKey;
    private final Secret authority;

    /** Takes the authority over. */
    RecoveryLock(PublicKey publicKey, Secret authority) {
        this.publicKey = publicKey;
        this.authority = authority;
    }

    /** The lock that this key opens. */
    public static RecoveryLock of(RecoveryKey key) {
        try (var material = Secret.of(key.material());
                var scalar = material.derive(PRIVATE_HALF, KEY_BYTES)) {
            var own = agreed(privateKey(scalar), publicKey(BASE_POINT));
            return new RecoveryLock(publicKey(number(own)), material.derive(AUTHORITY, KEY_BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has X25519", impossible);
        }
    }

    static RecoveryLock of(byte[] encodedPublicKey, Secret authority) throws GeneralSecurityException {
        return new RecoveryLock(decoded(encodedPublicKey), authority);
    }

    byte[] encodedPublicKey() {
        return publicKey.getEncoded();
    }

    Secret authority() {
        return authority;
    }

    /** Locks a secret for its place in a file, which {@code context} names. */
    public byte[] lock(Secret secret, byte[] context) {
        try {
            var made = KeyPairGenerator.getInstance("X25519").generateKeyPair();
            var encoded = made.getPublic().getEncoded();
            try (var shared = Secret.of(agreed(made.getPrivate(), publicKey));
                    var wrapping = wrapping(shared, encoded, publicKey, authority)) {
                var sealed = Aead.seal(wrapping, secret.bytes(), context);
                var whole = Arrays.copyOf(encoded, ENCODED_BYTES + sealed.length);
                System.arraycopy(sealed, 0, whole, ENCODED_BYTES, sealed.length);
                return whole;
            }
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has X25519", impossible);
        }
    }

    /** Opens with the recovery key alone; empty if it is another's, or the bytes were changed. */
    public static Optional<Secret> open(RecoveryKey key, byte[] locked, byte[] context) {
        if (locked.length <= ENCODED_BYTES) return Optional.empty();
        try (var lock = of(key);
                var material = Secret.of(key.material());
                var scalar = material.derive(PRIVATE_HALF, KEY_BYTES)) {
            var encoded = Arrays.copyOf(locked, ENCODED_BYTES);
            try (var shared = Secret.of(agreed(privateKey(scalar), decoded(encoded)));
                    var wrapping = wrapping(shared, encoded, lock.publicKey, lock.authority)) {
                return Aead.open(wrapping, Arrays.copyOfRange(locked, ENCODED_BYTES, locked.length), context);
            }
        } catch (GeneralSecurityException noKey) {
            return Optional.empty();
        }
    }

    private static Secret wrapping(Secret shared, byte[] ephemeral, PublicKey recipient, Secret authority) {
        var of = recipient.getEncoded();
        var salt = Arrays.copyOf(ephemeral, ephemeral.length + of.length);
        System.arraycopy(of, 0, salt, ephemeral.length, of.length);
        var material = Arrays.copyOf(shared.bytes(), shared.length() + authority.length());
        System.arraycopy(authority.bytes(), 0, material, shared.length(), authority.length());
        try {
            return Hkdf.derive(material, salt, WRAPPING, KEY_BYTES);
        } finally {
            Arrays.fill(material, (byte) 0);
        }
    }

    private static byte[] agreed(PrivateKey ours, PublicKey theirs) throws GeneralSecurityException {
        var agreement = KeyAgreement.getInstance("X25519");
        agreement.init(ours);
        agreement.doPhase(theirs, true);
        return agreement.generateSecret();
    }

    private static PrivateKey privateKey(Secret scalar) throws GeneralSecurityException {
        return factory().generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, scalar.bytes()));
    }

    private static PublicKey publicKey(BigInteger number) throws GeneralSecurityException {
        return factory().generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, number));
    }

    private static PublicKey decoded(byte[] encoded) throws GeneralSecurityException {
        var key = factory().generatePublic(new X509EncodedKeySpec(encoded));
        // The factory of one curve may read the keys of another.
        if (!(key instanceof XECPublicKey) || key.getEncoded().length != ENCODED_BYTES)
            throw new GeneralSecurityException("no X25519 key");
        return key;
    }

    private static KeyFactory factory() throws GeneralSecurityException {
        return KeyFactory.getInstance("X25519");
    }

    /** The agreement gives the number's bytes, the lowest first. */
    private static BigInteger number(byte[] lowestFirst) {
        var bytes = lowestFirst.clone();
        for (int index = 0; index < bytes.length / 2; index++) {
            var other = bytes[bytes.length - 1 - index];
            bytes[bytes.length - 1 - index] = bytes[index];
            bytes[index] = other;
        }
        return new BigInteger(1, bytes);
    }

    @Override
    public String toString() {
        return "***";
    }

    @Override
    public void close() {
        authority.close();
    }
}
