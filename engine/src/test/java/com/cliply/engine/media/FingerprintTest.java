package com.cliply.engine.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void theSameContentIsTheSameUnderAnyName() throws IOException {
        var bytes = bytes(10_000);
        assertEquals(fingerprint("a.mp4", bytes), fingerprint("b.mov", bytes));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, MEBIBYTE - 1, 5 * MEBIBYTE / 2, 5 * MEBIBYTE - 1})
    void aChangedByteAtTheBeginningMiddleOrEndIsSeen(int place) throws IOException {
        var bytes = bytes(5 * MEBIBYTE);
        var before = fingerprint("a", bytes);
        bytes[place]++;
        assertNotEquals(before, fingerprint("a", bytes));
    }

    @Test
    void zerosMoreOrLessAreSeen() throws IOException {
        assertNotEquals(fingerprint("a", new byte[5 * MEBIBYTE]), fingerprint("b", new byte[5 * MEBIBYTE + 1]));
        assertNotEquals(fingerprint("a", new byte[3]), fingerprint("b", new byte[4]));
    }

    @Test
    void aFileCutShortIsAnotherOne() throws IOException {
        var bytes = bytes(4 * MEBIBYTE);
        assertNotEquals(fingerprint("a", bytes), fingerprint("b", Arrays.copyOf(bytes, 3 * MEBIBYTE)));
    }

    @Test
    void anEmptyFileHasOneToo() throws IOException {
        assertEquals(64, fingerprint("a", new byte[0]).hex().length());
    }

    @Test
    void aMissingFileHasNone() {
        assertThrows(NoSuchFileException.class, () -> Fingerprint.of(folder.resolve("none")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "G123456789012345678901234567890123456789012345678901234567890123"})
    void onlyASha256IsOne(String text) {
        assertThrows(IllegalArgumentException.class, () -> new Fingerprint(text));
    }

    private Fingerprint fingerprint(String name, byte[] bytes) throws IOException {
        return Fingerprint.of(Files.write(folder.resolve(name), bytes));
    }

    private static byte[] bytes(int count) {
        var bytes = new byte[count];
        new Random(3).nextBytes(bytes);
        return bytes;
    }
}
