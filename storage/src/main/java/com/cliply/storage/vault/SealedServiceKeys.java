package com.cliply.storage.vault;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.engine.net.ApiKey;
import com.cliply.engine.net.ServiceKey;
import com.cliply.engine.net.ServiceKeyStore;
import com.cliply.storage.files.AtomicFiles;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keys of services in a file beside the vault, each sealed for its name; the vault is opened, or made, only when it must be. */
public final class SealedServiceKeys implements ServiceKeyStore {
    private static final String NAME = "service-keys.json";
    private static final long LARGEST = 64_000;

    private final Path folder;
    private final KeySources sources;
    private final ObjectMapper json = new ObjectMapper();

    /** @param folder of the vault; it need not be there */
    public SealedServiceKeys(Path folder, KeySources sources) {
        this.folder = folder;
        this.sources = sources;
    }

    @Override
    public Optional<ApiKey> find(ServiceKey name) {
        var sealed = Optional.ofNullable(read().get(name.id()));
        if (sealed.isEmpty()) return Optional.empty();
        try (var vault = Vault.open(folder, sources);
                var plain = vault.key().open(place(name), sealed.get())) {
            return ApiKey.of(new String(plain.bytes(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public boolean has(ServiceKey name) {
        return read().containsKey(name.id());
    }

    @Override
    public void keep(ServiceKey name, ApiKey key) {
        var keys = read();
        try (var vault = Vault.open(folder, sources);
                var plain = Secret.of(key.reveal().getBytes(StandardCharsets.UTF_8))) {
            keys.put(name.id(), vault.key().seal(place(name), plain.bytes()));
        }
        write(keys);
    }

    @Override
    public boolean forget(ServiceKey name) {
        var keys = read();
        if (keys.remove(name.id()) == null) return false;
        write(keys);
        return true;
    }

    private static Place place(ServiceKey name) {
        return new Place("service_key", name.id(), "value");
    }

    private SortedMap<String, String> read() {
        var file = folder.resolve(NAME);
        try {
            if (Files.size(file) > LARGEST) throw new IOException(NAME + " is too large to be ours");
            return json.readValue(Files.readAllBytes(file), new TypeReference<TreeMap<String, String>>() {});
        } catch (NoSuchFileException none) {
            return new TreeMap<>();
        } catch (IOException unreadable) {
            throw new StorageException(ErrorCode.SEAL_BROKEN, unreadable, NAME);
        }
    }

    private void write(SortedMap<String, String> keys) {
        try {
            AtomicFiles.folder(folder);
            AtomicFiles.write(
                    folder.resolve(NAME), json.writerWithDefaultPrettyPrinter().writeValueAsBytes(keys));
        } catch (IOException error) {
            throw new StorageException(ErrorCode.OUTPUT_NOT_WRITABLE, error, NAME);
        }
    }
}
