package com.cliply.storage.vault;

import java.util.Optional;

/** Asks a person for a secret, without showing what is typed. */
public interface SecretPrompt {
    /** Where nobody can be asked. */
    SecretPrompt NOBODY = question -> Optional.empty();

    /** What was typed, which the caller wipes; empty if there is no terminal or nothing was typed. */
    Optional<char[]> ask(String question);
}
