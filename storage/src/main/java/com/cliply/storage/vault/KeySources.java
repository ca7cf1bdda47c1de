package com.cliply.storage.vault;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the key of an installation may come from on this machine, now. */
public final class KeySources {
    /** Names a file that holds the master key itself, made if it is missing. */
    public static final String KEY_FILE_VARIABLE = "CLIPLY_MASTER_KEY_FILE";

    /** Names a file whose first line is the passphrase. */
    public static final String PASSPHRASE_FILE_VARIABLE = "CLIPLY_PASSPHRASE_FILE";

    /** {@code off} leaves the keychain of the operating system alone, {@code ask} has a new vault ask for a passphrase. */
    public static final String PROTECTION_VARIABLE = "CLIPLY_KEY_PROTECTION";

    private final @Nullable Keychain keychain;
    private final @Nullable Path keyFile;
    private final @Nullable Path passphraseFile;
    private final boolean askForNew;
    private final SecretPrompt prompt;

    KeySources(
            @Nullable Keychain keychain,
            @Nullable Path keyFile,
            @Nullable Path passphraseFile,
            boolean askForNew,
            SecretPrompt prompt) {
        this.keychain = keychain;
        this.keyFile = keyFile;
        this.passphraseFile = passphraseFile;
        this.askForNew = askForNew;
        this.prompt = prompt;
    }

    /**
     * Those of this machine and this call.
     *
     * @param osName as Java's {@code os.name}
     */
    public static KeySources of(Map<String, String> environment, String osName, SecretPrompt prompt) {
        var wish = environment.getOrDefault(PROTECTION_VARIABLE, "");
        return new KeySources(
                wish.equals("off") ? null : keychain(osName),
                file(environment, KEY_FILE_VARIABLE),
                file(environment, PASSPHRASE_FILE_VARIABLE),
                wish.equals("ask"),
                prompt);
    }

    /** No keychain, no named file, nobody to ask: a new vault then keeps its key in a file of its own. */
    public static KeySources bare() {
        return new KeySources(null, null, null, false, SecretPrompt.NOBODY);
    }

    /** The same with nobody to ask. */
    public KeySources silent() {
        return new KeySources(keychain, keyFile, passphraseFile, askForNew, SecretPrompt.NOBODY);
    }

    private static Keychain keychain(String osName) {
        var os = osName.toLowerCase(Locale.ROOT);
        Keychain chain = os.startsWith("windows")
                ? new WindowsKeychain()
                : os.startsWith("mac")
                        ? ToolKeychain.mac("/usr/bin/security")
                        : ToolKeychain.secretService("secret-tool");
        return new PatientKeychain(chain, PatientKeychain.USUAL);
    }

    private static @Nullable Path file(Map<String, String> environment, String variable) {
        var value = environment.get(variable);
        return value == null || value.isBlank() ? null : Path.of(value).toAbsolutePath();
    }

    Optional<Keychain> keychain() {
        return Optional.ofNullable(keychain);
    }

    Optional<Path> keyFile() {
        return Optional.ofNullable(keyFile);
    }

    Optional<Path> passphraseFile() {
        return Optional.ofNullable(passphraseFile);
    }

    boolean askForNew() {
        return askForNew;
    }

    SecretPrompt prompt() {
        return prompt;
    }
}
