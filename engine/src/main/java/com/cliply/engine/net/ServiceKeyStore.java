package com.cliply.engine.net;

import java.util.Optional;

/** Keeps keys of services where nobody else can read them. */
public interface ServiceKeyStore {
    /**
     * The key of this name, opened only now; empty if none is kept.
     *
     * @throws com.cliply.engine.error.StorageException if one is kept but cannot be opened
     */
    Optional<ApiKey> find(ServiceKey name);

    /** Whether one is kept, without opening it. */
    boolean has(ServiceKey name);

    /** Keeps a key instead of the one before. Throws as {@link #find} does. */
    void keep(ServiceKey name, ApiKey key);

    /** Forgets a key; returns false if none was kept. */
    boolean forget(ServiceKey name);
}
