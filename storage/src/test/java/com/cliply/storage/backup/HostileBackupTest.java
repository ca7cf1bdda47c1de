package com.cliply.storage.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.cliply.engine.backup.RecoveryKey;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.storage.vault.KeySources;
import com.cliply.storage.vault.RecoveryLock;
import com.cliply.storage.vault.Secret;
import com.cliply.storage.vault.Vault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that somebody made to do harm: a payload is SQL with all rights, so none of it may run that we did not write. */
@Timeout(120)
class HostileBackupTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Home home;

    @SuppressWarnings("NullAway.Init")
    private Path good;

    @SuppressWarnings("NullAway.Init")
    private RecoveryKey key;

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    @BeforeEach
    void backUp() throws IOException {
        home = new Home(folder.resolve("home"));
        home.addProject("mine");
        var made = home.backUp();
        good = made.backup().file();
        key = made.firstKey().orElseThrow();
        try (var zip = new ZipFile(good.toFile())) {
            for (var name : List.of("manifest.json", "payload"))
                entries.put(name, zip.getInputStream(zip.getEntry(name)).readAllBytes());
        }
    }

    private String manifest() {
        return new String(entries.getOrDefault("manifest.json", new byte[0]), StandardCharsets.UTF_8);
    }

    private void manifest(UnaryOperator<String> change) {
        var changed = change.apply(manifest());
        assertFalse(changed.equals(manifest()), "nothing was changed");
        entries.put("manifest.json", changed.getBytes(StandardCharsets.UTF_8));
    }

    private Path written(int method) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                var header = new ZipEntry(entry.getKey());
                header.setMethod(method);
                var checksum = new CRC32();
                checksum.update(entry.getValue());
                header.setCrc(checksum.getValue());
                header.setSize(entry.getValue().length);
                if (method == ZipEntry.STORED) header.setCompressedSize(entry.getValue().length);
                zip.putNextEntry(header);
                zip.write(entry.getValue());
            }
        }
        return Files.write(folder.resolve("hostile.cliplybackup"), bytes.toByteArray());
    }

    private void refused() throws IOException {
        refused(ErrorCode.BACKUP_REFUSED, written(ZipEntry.STORED), Optional.empty());
    }

    private void refused(ErrorCode code, Path file, Optional<RecoveryKey> with) {
        var refused = assertThrows(StorageException.class, () -> home.recovery().restore(file, with, false));
        assertEquals(code, refused.code(), refused::toString);
        assertEquals(List.of("mine"), home.projects());
        assertFalse(Files.exists(home.folder.resolve("set-aside")));
    }

    /** A payload that would leave a trace if it ran, in H2's own shape. */
    private byte[] evilPayload(Secret secret) throws Exception {
        var payload = folder.resolve("evil-" + System.nanoTime());
        var trace = folder.resolve("it ran");
        try (var connection = DriverManager.getConnection("jdbc:h2:mem:", "sa", "");
                var statement = connection.createStatement()) {
            statement.execute("create table t as select 1 x");
            statement.execute("create view v as select file_write('pwned', '" + trace + "') y");
            Script.write(connection, payload, secret);
        }
        return Files.readAllBytes(payload);
    }

    @Test
    void aChangedPayloadIsRefusedWhereverItWasChanged() throws IOException {
        var payload = entries.getOrDefault("payload", new byte[0]);
        for (var place : List.of(0, 20, payload.length / 2, payload.length - 1)) {
            var changed = payload.clone();
            changed[place] ^= 1;
            entries.put("payload", changed);
            refused();
        }
    }

    @Test
    void anotherPayloadUnderItsRightChecksumIsRefusedByTheMac() throws Exception {
        byte[] evil;
        try (var own = Secret.random(32)) {
            evil = evilPayload(own);
        }
        var file = Files.write(folder.resolve("payload"), evil);
        var sum = BackupFile.sha256(file);
        manifest(text -> text.replaceAll("\"sha256\" : \"[0-9a-f]+\"", "\"sha256\" : \"" + sum + "\"")
                .replaceAll("\"bytes\" : \\d+", "\"bytes\" : " + evil.length));
        entries.put("payload", evil);
        refused();
        assertFalse(Files.exists(folder.resolve("it ran")));
    }

    @Test
    void aWholeBackupMadeByAStrangerRunsNothing() throws Exception {
        // All is consistent, but its secret is wrapped by keys that are not ours: with our own key it does not open,
        // and with the public half alone nobody can make a wrap that the recovery key accepts.
        try (var own = Secret.random(32);
                var strangersKey = RecoveryKey.random();
                var strangersVault = Vault.open(folder.resolve("stranger"), KeySources.bare());
                var strangersLock = RecoveryLock.of(strangersKey);
                var ourVault = Vault.open(home.folder.resolve("vault"), KeySources.bare())) {
            var evil = evilPayload(own);
            var sum = BackupFile.sha256(Files.write(folder.resolve("payload"), evil));
            var context = BackupFile.context("2026-11-21T10:00:00Z", sum);
            for (var keyId : List.of(strangersVault.key().id(), ourVault.key().id())) {
                var made = new Manifest(
                        Manifest.FORMAT,
                        "1.2.3",
                        1,
                        "2026-11-21T10:00:00Z",
                        Map.of("PUBLIC.T", 1L),
                        evil.length,
                        sum,
                        keyId,
                        Base64.getEncoder().encodeToString(strangersVault.key().wrap(own, context)),
                        Base64.getEncoder().encodeToString(strangersLock.lock(own, context)));
                entries.put("manifest.json", made.sign(own));
                entries.put("payload", evil);
                var ours = keyId.equals(ourVault.key().id());
                var file = written(ZipEntry.STORED);
                refused(ours ? ErrorCode.BACKUP_REFUSED : ErrorCode.BACKUP_LOCKED, file, Optional.empty());
                refused(ErrorCode.BACKUP_LOCKED, file, Optional.of(key));
            }
        }
        assertFalse(Files.exists(folder.resolve("it ran")));
    }

    @Test
    void everyMemberOfTheManifestIsAuthenticated() throws IOException {
        var original = entries.getOrDefault("manifest.json", new byte[0]);
        for (var change : List.<UnaryOperator<String>>of(
                text -> text.replace("\"PUBLIC.PROJECT\" : 1", "\"PUBLIC.PROJECT\" : 2"),
                text -> text.replace("\"schema_version\" : ", "\"schema_version\" : 0"),
                text -> text.replace("1.2.3", "1.2.4"),
                text -> text.replace("T10:00:00Z", "T10:00:01Z"),
                text -> text.replaceFirst("\"mac\" : \"....", "\"mac\" : \"AAAA"),
                text -> text.replace("\"format\" : 1", "\"format\" : 2"),
                text -> text.replace("\"format\" : 1", "\"format\" : 1, \"format\" : 1"),
                text -> text.replace("\"format\" : 1", "\"format\" : 1, \"more\" : 1"),
                text -> text.replace("\"rows\" : {", "\"rows\" : null, \"other\" : {"),
                text -> text + "{}",
                text -> "[]",
                text -> "")) {
            entries.put("manifest.json", original);
            manifest(change);
            refused();
        }
    }

    @Test
    void namesThatClimbOutOfAFolderAreRefused() throws IOException {
        entries.put("../../escaped", new byte[] {1});
        refused();
        entries.remove("../../escaped");
        var payload = entries.remove("payload");
        entries.put("../payload", payload);
        refused();
        assertFalse(Files.exists(home.folder.resolve("payload")));
    }

    @Test
    void entriesThatUnfoldAreRefused() throws IOException {
        entries.put("payload", new byte[50_000_000]);
        refused(ErrorCode.BACKUP_REFUSED, written(ZipEntry.DEFLATED), Optional.empty());
    }

    @Test
    void aManifestOfMegabytesIsRefused() throws IOException {
        manifest(text -> text + " ".repeat(2_000_000));
        refused();
    }

    @Test
    void aCutFileIsRefused() throws IOException {
        var bytes = Files.readAllBytes(good);
        for (var length : List.of(0, 10, bytes.length / 2, bytes.length - 1))
            refused(
                    ErrorCode.BACKUP_REFUSED,
                    Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, length)),
                    Optional.empty());
    }

    @Test
    void aBackupOfANewerSchemaIsRefusedThoughItIsGenuine() throws Exception {
        try (var vault = Vault.open(home.folder.resolve("vault"), KeySources.bare())) {
            var file = BackupFile.read(good);
            try (var secret = Unlocking.withVault(file, vault.key())) {
                var old = file.manifest();
                entries.put(
                        "manifest.json",
                        new Manifest(
                                        old.format(),
                                        old.product(),
                                        999,
                                        old.madeAt(),
                                        old.rows(),
                                        old.bytes(),
                                        old.sha256(),
                                        old.keyId(),
                                        old.vaultWrap(),
                                        old.recoveryWrap())
                                .sign(secret));
            }
        }
        refused(ErrorCode.BACKUP_NEWER, written(ZipEntry.STORED), Optional.empty());
    }

    @Test
    void countsThatAreNotThoseOfTheMomentAreNoticed() throws Exception {
        try (var vault = Vault.open(home.folder.resolve("vault"), KeySources.bare())) {
            var file = BackupFile.read(good);
            try (var secret = Unlocking.withVault(file, vault.key())) {
                var old = file.manifest();
                var rows = new LinkedHashMap<>(old.rows());
                rows.put("PUBLIC.PROJECT", 7L);
                entries.put(
                        "manifest.json",
                        new Manifest(
                                        old.format(),
                                        old.product(),
                                        old.schemaVersion(),
                                        old.madeAt(),
                                        rows,
                                        old.bytes(),
                                        old.sha256(),
                                        old.keyId(),
                                        old.vaultWrap(),
                                        old.recoveryWrap())
                                .sign(secret));
            }
        }
        refused();
    }
}
