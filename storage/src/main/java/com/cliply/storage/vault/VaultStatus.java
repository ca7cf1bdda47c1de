package com.cliply.storage.vault;

/**
 * How the key of an installation is kept.
 *
 * @param keyId a name of the key that tells nothing of it
 * @param recovery whether a recovery key was made
 */
public record VaultStatus(Protection protection, String keyId, boolean recovery) {}
