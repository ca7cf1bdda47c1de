package com.cliply.app.instance;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret that whoever may read the data folder shares with its holder: 256 random bits, which never travel. */
final class Token {
    static final int BYTES = 32;
    static final int PROOF_BYTES = 32;
    private static final String MAC = "HmacSHA256";

    private final byte[] secret;

    private Token(byte[] secret) {
        this.secret = secret;
    }

    static Token fresh() {
        return new Token(random());
    }

    /** Bytes that nobody can guess, for tokens and for proofs that are good only once. */
    static byte[] random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    static Optional<Token> parse(String hex) {
        if (!hex.matches("[0-9a-f]{" + 2 * BYTES + "}")) return Optional.empty();
        return Optional.of(new Token(HexFormat.of().parseHex(hex)));
    }

    /** For the file that only the owner reads. */
    String hex() {
        return HexFormat.of().formatHex(secret);
    }

    /** Shows that somebody of this role knows the secret, now. */
    byte[] proof(Role role, byte[] guestNonce, byte[] holderNonce) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(secret, MAC));
            mac.update((byte) role.code);
            mac.update(guestNonce);
            return mac.doFinal(holderNonce);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + MAC, impossible);
        }
    }

    /** Takes as long for a proof that is nearly right as for one that is all wrong. */
    boolean proves(byte[] proof, Role role, byte[] guestNonce, byte[] holderNonce) {
        return MessageDigest.isEqual(proof, proof(role, guestNonce, holderNonce));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Token token && MessageDigest.isEqual(secret, token.secret);
    }

    @Override
    public int hashCode() {
        return secret[0];
    }

    @Override
    public String toString() {
        return "***";
    }

    /** Who proves; otherwise the one's proof could be sent back as the other's. */
    enum Role {
        HOLDER(0),
        GUEST(1);

        private final int code;

        Role(int code) {
            this.code = code;
        }
    }
}
