package com.cliply.storage.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cliply.engine.backup.RecoveryKey;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.storage.files.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class VaultTest {
    private static final Place PLACE = new Place("account", "1", "token");

    @TempDir
    Path home;

    /** A keychain that a test can lock. */
    private static final class Chain implements Keychain {
        final Map<String, byte[]> kept = new HashMap<>();
        boolean locked;

        @Override
        public Optional<Secret> find(String name) throws IOException {
            if (locked) throw new IOException("locked");
            return Optional.ofNullable(kept.get(name)).map(bytes -> Secret.of(bytes.clone()));
        }

        @Override
        public void store(String name, Secret text) throws IOException {
            if (locked) throw new IOException("locked");
            kept.put(name, text.copy());
        }
    }

    private final Chain chain = new Chain();

    private Path folder() {
        return home.resolve("vault");
    }

    private KeySources withChain() {
        return new KeySources(chain, null, null, false, SecretPrompt.NOBODY);
    }

    private static KeySources typing(String passphrase) {
        return new KeySources(null, null, null, true, question -> Optional.of(passphrase.toCharArray()));
    }

    private String sealed(KeySources sources) {
        try (var vault = Vault.open(folder(), sources)) {
            return vault.key().seal(PLACE, new byte[] {7});
        }
    }

    private void opens(KeySources sources, String sealed) {
        try (var vault = Vault.open(folder(), sources)) {
            assertEquals(1, vault.key().open(PLACE, sealed).length());
        }
    }

    private void refused(ErrorCode code, KeySources sources) {
        assertEquals(
                code,
                assertThrows(StorageException.class, () -> Vault.open(folder(), sources))
                        .code());
    }

    private Protection protection() {
        return Vault.status(folder()).orElseThrow().protection();
    }

    private void writtenNowhere(byte[] secret) throws IOException {
        try (var files = Files.walk(home)) {
            for (var file : files.filter(Files::isRegularFile).toList())
                assertFalse(
                        Files.readString(file, StandardCharsets.ISO_8859_1)
                                .contains(new String(secret, StandardCharsets.ISO_8859_1)),
                        file.toString());
        }
    }

    @Test
    void theKeychainComesFirstAndNoFileHoldsTheKey() throws IOException {
        opens(withChain(), sealed(withChain()));
        assertEquals(Protection.KEYCHAIN, protection());
        writtenNowhere(chain.kept.values().iterator().next());
    }

    @Test
    void aKeychainThatIsLockedLaterIsNeverReplacedByANewKey() {
        var sealed = sealed(withChain());
        chain.locked = true;
        refused(ErrorCode.VAULT_CLOSED, withChain());
        refused(ErrorCode.VAULT_CLOSED, KeySources.bare());
        chain.locked = false;
        opens(withChain(), sealed);
        chain.kept.clear();
        refused(ErrorCode.VAULT_CLOSED, withChain());
    }

    @Test
    void aKeychainThatHangsIsGivenUp() {
        var never = new CountDownLatch(1);
        var hanging = new Keychain() {
            @Override
            public Optional<Secret> find(String name) throws IOException {
                try {
                    never.await();
                } catch (InterruptedException wanted) {
                    throw new IOException(wanted);
                }
                return Optional.empty();
            }

            @Override
            public void store(String name, Secret text) throws IOException {
                var _ = find(name);
            }
        };
        var patient = new PatientKeychain(hanging, Duration.ofMillis(200));
        opens(KeySources.bare(), sealed(new KeySources(patient, null, null, false, SecretPrompt.NOBODY)));
        assertEquals(Protection.LOCAL_FILE, protection());
    }

    @Test
    void withoutAKeychainTheKeyLiesInAFileForItsOwnerAlone() throws IOException {
        opens(KeySources.bare(), sealed(KeySources.bare()));
        assertEquals(Protection.LOCAL_FILE, protection());
        var file = folder().resolve("master.key");
        assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        refused(ErrorCode.KEY_FILE_EXPOSED, KeySources.bare());
    }

    @Test
    void aVaultWhoseKeyFileIsGoneIsNotMadeAnew() throws IOException {
        var _ = sealed(KeySources.bare());
        var key = folder().resolve("master.key");
        var content = Files.readAllBytes(key);
        Files.delete(key);
        refused(ErrorCode.VAULT_CLOSED, KeySources.bare());
        Files.delete(folder().resolve("vault.json"));
        AtomicFiles.write(key, content);
        refused(ErrorCode.VAULT_CLOSED, KeySources.bare());
    }

    @Test
    void aNamedKeyFileIsMadeOnceAndWantedEverAfter() throws IOException {
        var named = home.resolve("elsewhere.key");
        var sources =
                KeySources.of(Map.of(KeySources.KEY_FILE_VARIABLE, named.toString()), "Linux", SecretPrompt.NOBODY);
        opens(sources, sealed(sources));
        assertEquals(Protection.KEY_FILE, protection());
        assertFalse(Files.exists(folder().resolve("master.key")));
        refused(ErrorCode.VAULT_CLOSED, KeySources.bare());
        Files.delete(named);
        refused(ErrorCode.VAULT_CLOSED, sources);
    }

    @Test
    void theKeyOfAnotherInstallationIsNoticed() throws IOException {
        var _ = sealed(KeySources.bare());
        var other = home.resolve("other");
        Vault.open(other, KeySources.bare()).close();
        AtomicFiles.write(folder().resolve("master.key"), Files.readAllBytes(other.resolve("master.key")));
        refused(ErrorCode.VAULT_CLOSED, KeySources.bare());
    }

    @Test
    void aPassphraseOpensAndAWrongOneDoesNot() throws IOException {
        opens(typing("correct horse battery"), sealed(typing("correct horse battery")));
        assertEquals(Protection.PASSPHRASE, protection());
        refused(ErrorCode.PASSPHRASE_REFUSED, typing("incorrect horse"));
        refused(ErrorCode.VAULT_CLOSED, KeySources.bare());
        writtenNowhere("correct horse".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aShortPassphraseIsRefusedAndMakesNoVault() {
        refused(ErrorCode.PASSPHRASE_REFUSED, typing("1234567"));
        assertTrue(Vault.status(folder()).isEmpty());
    }

    @Test
    void aNewPassphraseIsTypedTwice() {
        var slips = new AtomicInteger();
        refused(
                ErrorCode.PASSPHRASE_REFUSED,
                new KeySources(
                        null,
                        null,
                        null,
                        true,
                        question -> Optional.of(("correct horse " + slips.getAndIncrement()).toCharArray())));
        assertTrue(Vault.status(folder()).isEmpty());
    }

    @Test
    void aPassphraseMayStandInAFileThatOthersCannotRead() throws IOException {
        var file = home.resolve("passphrase");
        AtomicFiles.write(file, "correct horse battery\nsecond line".getBytes(StandardCharsets.UTF_8));
        var sources = KeySources.of(
                Map.of(KeySources.PASSPHRASE_FILE_VARIABLE, file.toString()), "Linux", SecretPrompt.NOBODY);
        opens(typing("correct horse battery"), sealed(sources));
        assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw----r--"));
        refused(ErrorCode.KEY_FILE_EXPOSED, sources);
    }

    @Test
    void fewerRoundsThanOursAreNotTried() throws IOException {
        var _ = sealed(typing("correct horse battery"));
        var json = folder().resolve("vault.json");
        Files.writeString(json, Files.readString(json).replace("600000", "1000"));
        refused(ErrorCode.VAULT_CLOSED, typing("correct horse battery"));
    }

    @Test
    void onlyThePublicHalfOfTheRecoveryKeyIsKept() throws IOException {
        var recovery = RecoveryKey.random();
        try (var vault = Vault.open(folder(), KeySources.bare())) {
            assertTrue(vault.recovery().isEmpty());
            vault.lockFor(recovery);
        }
        try (var vault = Vault.open(folder(), KeySources.bare());
                var secret = Secret.random(32)) {
            var locked = vault.recovery().orElseThrow().lock(secret, new byte[0]);
            assertEquals(Optional.of(secret), RecoveryLock.open(recovery, locked, new byte[0]));
        }
        writtenNowhere(recovery.material());
        writtenNowhere(recovery.groups().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aRecoveryKeyThatSomebodyPutInItsPlaceIsNoticed() throws IOException {
        var other = home.resolve("other");
        for (var place : new Path[] {folder(), other})
            try (var vault = Vault.open(place, KeySources.bare())) {
                vault.lockFor(RecoveryKey.random());
            }
        var foreign = VaultFile.read(other).recovery();
        VaultFile.read(folder()).with(Objects.requireNonNull(foreign)).write(folder());
        try (var vault = Vault.open(folder(), KeySources.bare())) {
            assertEquals(
                    ErrorCode.SEAL_BROKEN,
                    assertThrows(StorageException.class, vault::recovery).code());
        }
    }
}
