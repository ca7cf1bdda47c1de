package com.cliply.app;

import com.cliply.app.cli.ProductVersion;
import com.cliply.engine.Engine;
import com.cliply.engine.analysis.AnalysisCache;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.language.Editor;
import com.cliply.engine.net.HttpGateway;
import com.cliply.engine.net.HttpLimits;
import com.cliply.engine.net.NetworkLedger;
import com.cliply.engine.transcribe.CachedTranscriber;
import com.cliply.engine.work.FindAids;
import com.cliply.storage.Storage;
import com.cliply.storage.vault.KeySources;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who helps jobs to find highlights, as a data folder is set up at that moment. Nothing of it is loaded before a job asks, and
 * nobody is asked for a passphrase: who waits for a job may have gone home.
 */
final class InstalledAids implements FindAids, AutoCloseable {
    private final Path dataFolder;
    private final Engine engine;
    private final AnalysisCache cache;
    private final KeySources keys;
    private final Map<String, String> environment;
    private final InstantSource clock;
    private @Nullable HttpGateway gateway;

    InstalledAids(
            Path dataFolder,
            Engine engine,
            AnalysisCache cache,
            KeySources keys,
            Map<String, String> environment,
            InstantSource clock) {
        this.dataFolder = dataFolder;
        this.engine = engine;
        this.cache = cache;
        this.keys = keys.silent();
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    @Override
    public Optional<CachedTranscriber> transcriber() {
        return new Transcription(dataFolder).own(engine, Optional.empty(), cache);
    }

    @Override
    public Optional<Editor> editor(Consumer<StudioException> notices) {
        return new ServiceDesk(dataFolder, Storage.serviceKeys(dataFolder, keys), environment, gateway())
                .editor(notices);
    }

    private synchronized HttpGateway gateway() {
        if (gateway == null)
            gateway = new HttpGateway(
                    HttpLimits.USUAL, NetworkLedger.toLog(), clock, "Cliply/" + ProductVersion.number());
        return gateway;
    }

    @Override
    public synchronized void close() {
        if (gateway != null) gateway.close();
    }
}
