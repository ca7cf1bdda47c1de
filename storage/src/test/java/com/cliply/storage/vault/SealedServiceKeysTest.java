package com.cliply.storage.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.engine.net.ApiKey;
import com.cliply.engine.net.ServiceKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SealedServiceKeysTest {
    private static final ApiKey KEY = ApiKey.of("sk-canary-0123456789").orElseThrow();

    @TempDir
    Path home;

    private Path folder() {
        return home.resolve("vault");
    }

    private Path file() {
        return folder().resolve("service-keys.json");
    }

    private SealedServiceKeys keys() {
        return new SealedServiceKeys(folder(), KeySources.bare());
    }

    @Test
    void whatIsKeptIsThereAtTheNextStart() {
        keys().keep(ServiceKey.OPENAI, KEY);
        keys().keep(ServiceKey.DEEPGRAM, ApiKey.of("another").orElseThrow());
        assertEquals(Optional.of(KEY), keys().find(ServiceKey.OPENAI));
        assertTrue(keys().has(ServiceKey.OPENAI));
        assertFalse(keys().has(ServiceKey.LANGUAGE));
        assertTrue(keys().forget(ServiceKey.OPENAI));
        assertEquals(Optional.empty(), keys().find(ServiceKey.OPENAI));
        assertEquals(ApiKey.of("another"), keys().find(ServiceKey.DEEPGRAM));
    }

    @Test
    void lookingMakesNothing() {
        assertEquals(Optional.empty(), keys().find(ServiceKey.OPENAI));
        assertFalse(keys().has(ServiceKey.OPENAI));
        assertFalse(keys().forget(ServiceKey.OPENAI));
        assertFalse(Files.exists(folder()));
    }

    @Test
    void theKeyIsInNoFile() throws IOException {
        keys().keep(ServiceKey.OPENAI, KEY);
        try (var files = Files.walk(home)) {
            for (var path : files.filter(Files::isRegularFile).toList())
                assertFalse(Files.readString(path, StandardCharsets.ISO_8859_1).contains("canary"));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseMayReadTheFile() throws IOException {
        keys().keep(ServiceKey.OPENAI, KEY);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }

    @Test
    void aKeyThatWasPutUnderAnotherNameIsNotOpened() throws IOException {
        keys().keep(ServiceKey.OPENAI, KEY);
        Files.writeString(file(), Files.readString(file()).replace("openai", "language"));
        var error = assertThrows(StorageException.class, () -> keys().find(ServiceKey.LANGUAGE));
        assertEquals(ErrorCode.SEAL_BROKEN, error.code());
    }

    @Test
    void aDamagedFileIsSaidToBeOne() throws IOException {
        keys().keep(ServiceKey.OPENAI, KEY);
        Files.writeString(file(), "{\"openai\": ");
        assertEquals(
                ErrorCode.SEAL_BROKEN,
                assertThrows(StorageException.class, () -> keys().find(ServiceKey.OPENAI))
                        .code());
    }
}
