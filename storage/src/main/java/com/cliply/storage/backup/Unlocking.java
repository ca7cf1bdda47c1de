package com.cliply.storage.backup;

import com.cliply.engine.backup.RecoveryKey;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.storage.vault.MasterKey;
import com.cliply.storage.vault.RecoveryLock;
import com.cliply.storage.vault.Secret;
import java.util.Base64;

/** Gets the one-time secret of a backup out of its wraps, and with it makes sure that nobody has changed the file. */
final class Unlocking {
    private Unlocking() {}

    static Secret withVault(BackupFile file, MasterKey key) {
        if (!file.manifest().keyId().equals(key.id()))
            throw locked(file, "the key of this installation, because another one made it");
        return authentic(
                file,
                key.unwrap(decoded(file, file.manifest().vaultWrap()), file.context())
                        .orElseThrow(() -> BackupFile.refused(file.file(), "it was changed", null)));
    }

    static Secret withRecoveryKey(BackupFile file, RecoveryKey key) {
        return authentic(
                file,
                RecoveryLock.open(key, decoded(file, file.manifest().recoveryWrap()), file.context())
                        .orElseThrow(() -> locked(file, "this recovery key")));
    }

    static StorageException locked(BackupFile file, String with) {
        return new StorageException(ErrorCode.BACKUP_LOCKED, file.file().toString(), with);
    }

    private static Secret authentic(BackupFile file, Secret secret) {
        if (file.isAuthentic(secret)) return secret;
        secret.close();
        throw BackupFile.refused(file.file(), "it was changed", null);
    }

    private static byte[] decoded(BackupFile file, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException noBase64) {
            throw BackupFile.refused(file.file(), "it was changed", noBase64);
        }
    }
}
