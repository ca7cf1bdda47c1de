package com.cliply.app;

import com.cliply.app.cli.OutsideServices;
import com.cliply.app.settings.ServiceChoices;
import com.cliply.app.settings.SettingsFile;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.language.Editor;
import com.cliply.engine.language.Editors;
import com.cliply.engine.net.HttpGateway;
import com.cliply.engine.net.ServiceKey;
import com.cliply.engine.net.ServiceKeyStore;
import com.cliply.engine.net.ServiceKeys;
import com.cliply.engine.transcribe.DeepgramTranscriber;
import com.cliply.engine.transcribe.OpenAiTranscriber;
import com.cliply.engine.transcribe.SentSpeech;
import com.cliply.engine.transcribe.Transcriber;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The services of one data folder, put together from its settings and keys. */
final class ServiceDesk implements OutsideServices {
    private final Path dataFolder;
    private final ServiceKeyStore kept;
    private final ServiceKeys keys;
    private final HttpGateway gateway;

    ServiceDesk(Path dataFolder, ServiceKeyStore kept, Map<String, String> environment, HttpGateway gateway) {
        this.dataFolder = dataFolder;
        this.kept = kept;
        this.gateway = gateway;
        keys = ServiceKeys.of(environment, kept);
    }

    @Override
    public ServiceKeys keys() {
        return keys;
    }

    @Override
    public ServiceKeyStore keptKeys() {
        return kept;
    }

    @Override
    public Optional<Editor> editor(Consumer<StudioException> notices) {
        return Editors.from(choices().language(), keys, gateway, notices);
    }

    @Override
    public List<Transcriber> transcribers(SentSpeech speech) {
        var choices = choices();
        var all = new ArrayList<Transcriber>();
        var openAi = choices.openAi();
        openAi.endpoint()
                .ifPresent(endpoint -> all.add(new OpenAiTranscriber(
                        endpoint, openAi.model(), () -> keys.find(ServiceKey.OPENAI), gateway, speech)));
        var deepgram = choices.deepgram();
        deepgram.endpoint()
                .ifPresent(endpoint -> all.add(new DeepgramTranscriber(
                        endpoint, deepgram.model(), () -> keys.find(ServiceKey.DEEPGRAM), gateway, speech)));
        return all;
    }

    private ServiceChoices choices() {
        return new SettingsFile(dataFolder).read().services();
    }
}
