package com.cliply.storage.vault;

import java.util.Locale;

/** What keeps the master key from others. */
public enum Protection {
    /** The keychain of the operating system, open while its user is signed in. */
    KEYCHAIN("The operating system's keychain keeps the key of this installation."),
    /** A passphrase that is asked for at each start or read from a file. */
    PASSPHRASE("A passphrase protects the key of this installation."),
    /** A file of the user's choice, which {@code CLIPLY_MASTER_KEY_FILE} names. */
    KEY_FILE("The key of this installation lies in the file that CLIPLY_MASTER_KEY_FILE names, for its owner alone."),
    /** A file in the data folder, where the machine has nothing better. */
    LOCAL_FILE("The key of this installation lies in the data folder itself (vault/master.key, for its owner alone):"
            + " who can copy the whole folder has the key too.");

    private final String sentence;

    Protection(String sentence) {
        this.sentence = sentence;
    }

    /** The stable name in files and JSON, as {@code key_file}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a person reads about it. */
    public String sentence() {
        return sentence;
    }
}
