package com.cliply.storage.vault;

import java.io.IOException;
import java.util.Optional;

/** The operating system's own store of secrets. Every call may fail: it may be locked, absent, or ask somebody who is not there. */
interface Keychain {
    /** What was stored under a name; empty if there is nothing. */
    Optional<Secret> find(String name) throws IOException;

    /** Stores a text of a few dozen ASCII letters, in place of what was there. */
    void store(String name, Secret text) throws IOException;
}
