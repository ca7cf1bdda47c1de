package com.cliply.storage.vault;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.storage.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the master key where its vault says that it is, or makes one and protects it as well as this machine can: what the user
 * named first, then the keychain, then a file of the vault's own.
 */
final class KeyProtection {
    private static final Logger LOG = LoggerFactory.getLogger(KeyProtection.class);
    private static final String LOCAL_NAME = "master.key";

    private final Path folder;
    private final KeySources sources;

    /** A new key, and what its vault writes down. */
    record Made(MasterKey key, VaultFile file) {}

    KeyProtection(Path folder, KeySources sources) {
        this.folder = folder;
        this.sources = sources;
    }

    /** The key of an existing vault. */
    Secret key(VaultFile file) throws IOException {
        return switch (file.protection()) {
            case KEYCHAIN -> fromKeychain(file.installation());
            case PASSPHRASE -> fromPassphrase(file);
            case KEY_FILE ->
                fromFile(sources.keyFile()
                        .orElseThrow(() -> closed(
                                "it lies in a file, and " + KeySources.KEY_FILE_VARIABLE + " does not name it")));
            case LOCAL_FILE -> fromFile(folder.resolve(LOCAL_NAME));
        };
    }

    Made make(String installation) throws IOException {
        if (sources.keyFile().isPresent()) {
            var named = sources.keyFile().get();
            if (Files.exists(named)) return made(installation, Protection.KEY_FILE, new MasterKey(fromFile(named)));
            return inFile(installation, Protection.KEY_FILE, named);
        }
        if (sources.passphraseFile().isPresent() || sources.askForNew()) return underPassphrase(installation);
        var stored = inKeychain(installation);
        if (stored.isPresent()) return stored.get();
        return inFile(installation, Protection.LOCAL_FILE, folder.resolve(LOCAL_NAME));
    }

    private Secret fromKeychain(String installation) throws IOException {
        var chain = sources.keychain().orElseThrow(() -> closed("it lies in the keychain, which is switched off"));
        Optional<Secret> found;
        try {
            found = chain.find(installation);
        } catch (IOException error) {
            throw new StorageException(
                    ErrorCode.VAULT_CLOSED, error, "the keychain is locked or absent (" + error.getMessage() + ")");
        }
        try (var text = found.orElseThrow(() -> closed("the keychain is locked, or has it no longer"))) {
            return decoded(text);
        }
    }

    private Secret fromPassphrase(VaultFile file) throws IOException {
        var wrap = file.passphrase();
        if (wrap == null) throw closed("what the passphrase protects is gone from vault.json");
        return Passphrase.open(passphrase("Passphrase of this installation: "), wrap);
    }

    private char[] passphrase(String question) throws IOException {
        if (sources.passphraseFile().isPresent())
            return KeyFile.readLine(sources.passphraseFile().get());
        return sources.prompt()
                .ask(question)
                .orElseThrow(() -> closed("its passphrase is wanted, and there is neither a terminal nor "
                        + KeySources.PASSPHRASE_FILE_VARIABLE));
    }

    /** Typed twice: a slip in a passphrase that nobody sees would lock everybody out. */
    private char[] newPassphrase() throws IOException {
        var first = passphrase("New passphrase for this installation: ");
        if (sources.passphraseFile().isPresent()) return first;
        var second = passphrase("The same once more: ");
        var same = Arrays.equals(first, second);
        Arrays.fill(second, '\0');
        if (same) return first;
        Arrays.fill(first, '\0');
        throw new StorageException(ErrorCode.PASSPHRASE_REFUSED, "it was not the same both times");
    }

    private static Secret fromFile(Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw closed("there is no file " + file);
        try (var content = KeyFile.read(file)) {
            return decoded(content);
        }
    }

    /** The key as it lies in files and keychains: 44 letters of Base64. */
    private static Secret decoded(Secret text) {
        try {
            var bytes = Base64.getMimeDecoder().decode(text.bytes());
            if (bytes.length == MasterKey.BYTES) return Secret.of(bytes);
        } catch (IllegalArgumentException noBase64) {
            LOG.debug("not Base64");
        }
        throw closed("what was found is no key of ours");
    }

    private static Secret encoded(MasterKey key) {
        return Secret.of(Base64.getEncoder().encode(key.secret().bytes()));
    }

    private Made inFile(String installation, Protection protection, Path file) throws IOException {
        if (Files.exists(file)) throw closed("there is a key in " + file + ", but no vault.json beside it");
        var key = MasterKey.random();
        AtomicFiles.folder(folder);
        try (var text = encoded(key)) {
            KeyFile.write(file, text);
        }
        return made(installation, protection, key);
    }

    private Made underPassphrase(String installation) throws IOException {
        var key = MasterKey.random();
        var wrap = Passphrase.seal(newPassphrase(), key.secret());
        return new Made(
                key, new VaultFile(VaultFile.FORMAT, installation, Protection.PASSPHRASE, key.id(), wrap, null));
    }

    /** Only what can be read back counts as stored. */
    private Optional<Made> inKeychain(String installation) {
        if (sources.keychain().isEmpty()) return Optional.empty();
        var chain = sources.keychain().get();
        var key = MasterKey.random();
        try (var text = encoded(key)) {
            chain.store(installation, text);
            try (var back = chain.find(installation).orElseThrow(() -> new IOException("it was not kept"))) {
                if (back.equals(text)) return Optional.of(made(installation, Protection.KEYCHAIN, key));
            }
        } catch (IOException unavailable) {
            LOG.info("no keychain here: {}", unavailable.getMessage());
        }
        key.close();
        return Optional.empty();
    }

    private static Made made(String installation, Protection protection, MasterKey key) {
        return new Made(key, new VaultFile(VaultFile.FORMAT, installation, protection, key.id(), null, null));
    }

    private static StorageException closed(String why) {
        return new StorageException(ErrorCode.VAULT_CLOSED, why);
    }
}
