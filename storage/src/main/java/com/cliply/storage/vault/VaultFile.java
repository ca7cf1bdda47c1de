package com.cliply.storage.vault;

import com.cliply.storage.files.AtomicFiles;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a vault writes down beside the key: how the key is protected, and the public half of the recovery key. Nothing in it is
 * secret by itself.
 *
 * @param installation a random name, under which a keychain keeps the key
 * @param keyId the master key's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VaultFile(
        @JsonProperty("format") int format,
        @JsonProperty("installation") String installation,
        @JsonProperty("protection") Protection protection,
        @JsonProperty("key_id") String keyId,
        @JsonProperty("passphrase") @Nullable PassphraseWrap passphrase,
        @JsonProperty("recovery") @Nullable RecoveryLine recovery) {
    static final int FORMAT = 1;
    private static final String NAME = "vault.json";
    private static final long LARGEST = 64_000;

    /** The master key, sealed under a passphrase; all in Base64. */
    record PassphraseWrap(
            @JsonProperty("salt") String salt,
            @JsonProperty("rounds") int rounds,
            @JsonProperty("sealed_key") String sealedKey) {}

    /** The public key for backups, and a second secret of the recovery key, sealed under the master key. */
    record RecoveryLine(
            @JsonProperty("public_key") String publicKey,
            @JsonProperty("sealed_authority") String sealedAuthority) {}

    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(NAME));
    }

    static VaultFile read(Path folder) throws IOException {
        var file = folder.resolve(NAME);
        if (Files.size(file) > LARGEST) throw new IOException(file + " is too large to be ours");
        var read = new ObjectMapper().readValue(file.toFile(), VaultFile.class);
        if (read.format != FORMAT) throw new IOException(file + " has the unknown format " + read.format);
        return read;
    }

    void write(Path folder) throws IOException {
        AtomicFiles.folder(folder);
        AtomicFiles.write(
                folder.resolve(NAME),
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    }

    VaultFile with(RecoveryLine line) {
        return new VaultFile(format, installation, protection, keyId, passphrase, line);
    }
}
