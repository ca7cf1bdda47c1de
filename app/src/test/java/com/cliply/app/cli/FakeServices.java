package com.cliply.app.cli;

import com.cliply.engine.error.StudioException;
import com.cliply.engine.language.Editor;
import com.cliply.engine.language.Editors;
import com.cliply.engine.net.ApiKey;
import com.cliply.engine.net.Endpoint;
import com.cliply.engine.net.HttpGateway;
import com.cliply.engine.net.HttpLimits;
import com.cliply.engine.net.ServiceChoice;
import com.cliply.engine.net.ServiceKey;
import com.cliply.engine.net.ServiceKeyStore;
import com.cliply.engine.net.ServiceKeys;
import com.cliply.engine.transcribe.SentSpeech;
import com.cliply.engine.transcribe.Transcriber;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Services with an environment and kept keys in memory, and a language model where a test puts one. */
final class FakeServices implements OutsideServices, ServiceKeyStore {
    final Map<String, String> environment = new HashMap<>();
    final Map<ServiceKey, ApiKey> kept = new EnumMap<>(ServiceKey.class);
    Optional<Endpoint> model = Optional.empty();

    @Override
    public ServiceKeys keys() {
        return ServiceKeys.of(environment, this);
    }

    @Override
    public ServiceKeyStore keptKeys() {
        return this;
    }

    @Override
    public Optional<Editor> editor(Consumer<StudioException> notices) {
        var gateway = new HttpGateway(HttpLimits.USUAL, entry -> {}, InstantSource.fixed(Instant.EPOCH), "test");
        return Editors.from(new ServiceChoice(model, "m"), keys(), gateway, notices);
    }

    @Override
    public List<Transcriber> transcribers(SentSpeech speech) {
        return List.of();
    }

    @Override
    public Optional<ApiKey> find(ServiceKey name) {
        return Optional.ofNullable(kept.get(name));
    }

    @Override
    public boolean has(ServiceKey name) {
        return kept.containsKey(name);
    }

    @Override
    public void keep(ServiceKey name, ApiKey key) {
        kept.put(name, key);
    }

    @Override
    public boolean forget(ServiceKey name) {
        return kept.remove(name) != null;
    }
}
