package com.cliply.engine.backup;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * What opens the backups of an installation when its machine is gone. It is shown once, as nine groups of four letters and digits:
 * 160 random bits, and a last group that finds mistakes in typing. Nobody stores it.
 */
public final class RecoveryKey implements AutoCloseable {
    /** Crockford's base 32: no letter that looks like a digit. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int BYTES = 20;
    private static final int BITS_OF_A_LETTER = 5;
    private static final int CHECK_LETTERS = 4;
    private static final int KEY_LETTERS = BYTES * Byte.SIZE / BITS_OF_A_LETTER;
    private static final int GROUP = 4;

    private final byte[] material;

    private RecoveryKey(byte[] material) {
        this.material = material;
    }

    /** Makes a new one. */
    public static RecoveryKey random() {
        var material = new byte[BYTES];
        new SecureRandom().nextBytes(material);
        return new RecoveryKey(material);
    }

    /**
     * Reads what a person typed: small letters, other or no gaps, and O for 0 or I and L for 1 do no harm.
     *
     * @throws InputException if it is too short or long, or was mistyped
     */
    public static RecoveryKey parse(char[] typed) {
        var letters = new char[KEY_LETTERS + CHECK_LETTERS];
        var count = 0;
        for (var character : typed) {
            if (Character.isWhitespace(character) || character == '-') continue;
            var letter = read(character);
            if (LETTERS.indexOf(letter) < 0) throw mistyped("it holds a character that no recovery key has");
            if (count < letters.length) letters[count] = letter;
            count++;
        }
        if (count != letters.length)
            throw mistyped("it has " + count + " letters and digits instead of " + letters.length);
        var key = new RecoveryKey(bytes(letters));
        var wanted = key.letters();
        Arrays.fill(letters, 0, KEY_LETTERS, '0');
        for (int index = KEY_LETTERS; index < letters.length; index++) {
            if (letters[index] == wanted[index]) continue;
            key.close();
            throw mistyped("a letter or digit of it is wrong, or two have changed places");
        }
        return key;
    }

    private static char read(char typed) {
        return switch (Character.toUpperCase(typed)) {
            case 'O' -> '0';
            case 'I', 'L' -> '1';
            default -> Character.toUpperCase(typed);
        };
    }

    private static byte[] bytes(char[] letters) {
        var bytes = new byte[BYTES];
        for (int bit = 0; bit < BYTES * Byte.SIZE; bit++) {
            var value = LETTERS.indexOf(letters[bit / BITS_OF_A_LETTER]);
            var set = (value >> (BITS_OF_A_LETTER - 1 - bit % BITS_OF_A_LETTER)) & 1;
            bytes[bit / Byte.SIZE] |= (byte) (set << (Byte.SIZE - 1 - bit % Byte.SIZE));
        }
        return bytes;
    }

    private char[] letters() {
        var letters = new char[KEY_LETTERS + CHECK_LETTERS];
        encode(material, letters, 0, KEY_LETTERS);
        encode(check(), letters, KEY_LETTERS, CHECK_LETTERS);
        return letters;
    }

    private static void encode(byte[] bytes, char[] letters, int from, int count) {
        for (int letter = 0; letter < count; letter++) {
            var value = 0;
            for (int bit = letter * BITS_OF_A_LETTER; bit < (letter + 1) * BITS_OF_A_LETTER; bit++)
                value = (value << 1) | ((bytes[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE)) & 1);
            letters[from + letter] = LETTERS.charAt(value);
        }
    }

    private byte[] check() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("cliply recovery key v1".getBytes(StandardCharsets.UTF_8));
            return digest.digest(material);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** The key in its groups, for the one time that it is shown. */
    public String groups() {
        var letters = letters();
        var groups = new StringBuilder();
        for (int letter = 0; letter < letters.length; letter++) {
            if (letter > 0 && letter % GROUP == 0) groups.append('-');
            groups.append(letters[letter]);
        }
        Arrays.fill(letters, '0');
        return groups.toString();
    }

    /** A copy of its random bytes, which the caller wipes. */
    public byte[] material() {
        return material.clone();
    }

    private static InputException mistyped(String why) {
        return new InputException(ErrorCode.RECOVERY_KEY_MISTYPED, why);
    }

    @Override
    public String toString() {
        return "***";
    }

    @Override
    public void close() {
        Arrays.fill(material, (byte) 0);
    }
}
