package com.cliply.storage.vault;

import com.cliply.engine.backup.RecoveryKey;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.storage.vault.VaultFile.RecoveryLine;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** The open vault of an installation: its master key, how that is protected, and whom backups are locked for. */
public final class Vault implements AutoCloseable {
    private static final int NAME_BYTES = 8;

    private final Path folder;
    private final MasterKey key;
    private VaultFile file;

    private Vault(Path folder, MasterKey key, VaultFile file) {
        this.folder = folder;
        this.key = key;
        this.file = file;
    }

    /**
     * Opens the vault in a folder, or makes one. A vault whose protection is not at hand is never made anew.
     *
     * @throws StorageException if the key cannot be had
     */
    public static Vault open(Path folder, KeySources sources) {
        try {
            return VaultFile.isIn(folder) ? unlocked(folder, sources) : made(folder, sources);
        } catch (IOException error) {
            throw new StorageException(ErrorCode.VAULT_CLOSED, error, String.valueOf(error.getMessage()));
        }
    }

    /** What a vault says of itself without being opened; empty if there is none. */
    public static Optional<VaultStatus> status(Path folder) {
        try {
            if (!VaultFile.isIn(folder)) return Optional.empty();
            var file = VaultFile.read(folder);
            return Optional.of(new VaultStatus(file.protection(), file.keyId(), file.recovery() != null));
        } catch (IOException error) {
            throw new StorageException(ErrorCode.VAULT_CLOSED, error, String.valueOf(error.getMessage()));
        }
    }

    private static Vault unlocked(Path folder, KeySources sources) throws IOException {
        var file = VaultFile.read(folder);
        var key = new MasterKey(new KeyProtection(folder, sources).key(file));
        if (key.id().equals(file.keyId())) return new Vault(folder, key, file);
        key.close();
        throw new StorageException(ErrorCode.VAULT_CLOSED, "what was found is the key of another installation");
    }

    private static Vault made(Path folder, KeySources sources) throws IOException {
        var name = new byte[NAME_BYTES];
        try (var random = Secret.random(NAME_BYTES)) {
            System.arraycopy(random.bytes(), 0, name, 0, NAME_BYTES);
        }
        var protecting = new KeyProtection(folder, sources);
        var made = protecting.make(HexFormat.of().formatHex(name));
        made.file().write(folder);
        return new Vault(folder, made.key(), made.file());
    }

    public MasterKey key() {
        return key;
    }

    public VaultStatus status() {
        return new VaultStatus(file.protection(), file.keyId(), file.recovery() != null);
    }

    /** The lock that only the recovery key opens; empty if none was made yet. */
    public Optional<RecoveryLock> recovery() {
        var line = file.recovery();
        if (line == null) return Optional.empty();
        try {
            var authority = key.open(authorityOf(line.publicKey()), line.sealedAuthority());
            return Optional.of(RecoveryLock.of(Base64.getDecoder().decode(line.publicKey()), authority));
        } catch (GeneralSecurityException | IllegalArgumentException noKey) {
            throw new StorageException(ErrorCode.SEAL_BROKEN, noKey, "recovery");
        }
    }

    /** From now on backups are locked for this key; those made before keep the one of then. Only its public half is kept. */
    public void lockFor(RecoveryKey recovery) {
        try (var lock = RecoveryLock.of(recovery)) {
            var publicKey = Base64.getEncoder().encodeToString(lock.encodedPublicKey());
            // Its place names the public key: one that was put in its stead is noticed.
            var sealed = key.seal(authorityOf(publicKey), lock.authority().bytes());
            file = file.with(new RecoveryLine(publicKey, sealed));
            file.write(folder);
        } catch (IOException error) {
            throw new StorageException(ErrorCode.VAULT_CLOSED, error, String.valueOf(error.getMessage()));
        }
    }

    private static Place authorityOf(String publicKey) {
        return new Place("vault", publicKey, "recovery_authority");
    }

    @Override
    public void close() {
        key.close();
    }
}
