package com.cliply.engine.transcribe;

import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.net.ApiKey;
import com.cliply.engine.net.Endpoint;
import com.cliply.engine.net.HttpGateway;
import com.cliply.engine.net.JsonValue;
import com.cliply.engine.net.ServiceKey;
import com.cliply.engine.net.ServiceRequest;
import com.cliply.engine.net.ServiceRequest.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has speech written down by a service that speaks as OpenAI's does, of which there are many, also for one's own machine. Where
 * it times whole stretches only, sentences have no words.
 */
public final class OpenAiTranscriber implements Transcriber {
    private final SpeechService service;
    private final HttpGateway gateway;
    private final SentSpeech speech;

    /**
     * A transcriber that connects to nothing yet.
     *
     * @param keys asked when it is used; near by none is needed
     */
    public OpenAiTranscriber(
            Endpoint endpoint, String model, Supplier<Optional<ApiKey>> keys, HttpGateway gateway, SentSpeech speech) {
        service = new SpeechService(endpoint, model, ServiceKey.OPENAI, keys);
        this.gateway = gateway;
        this.speech = speech;
    }

    @Override
    public String id() {
        return "openai";
    }

    @Override
    public Optional<String> leaves(MediaInfo info) {
        return Optional.of(SentSpeech.leaves(info, service.endpoint(), service.model(), Prices.read()));
    }

    @Override
    public Transcript transcribe(Path file, MediaInfo info, @Nullable String language, WorkMonitor monitor) {
        var key = service.key();
        var fields = fields(language);
        return speech.transcript(file, info, service.endpoint(), monitor, sent -> {
            var request = ServiceRequest.form(
                            service.endpoint().at("/v1/audio/transcriptions"), "transcribe", fields, sent.upload())
                    .with("Bearer", key);
            return read(gateway.ask(request, monitor), sent.part());
        });
    }

    private List<Field> fields(@Nullable String language) {
        var fields = new ArrayList<>(List.of(
                new Field("model", service.model()),
                new Field("response_format", "verbose_json"),
                new Field("timestamp_granularities[]", "word"),
                new Field("timestamp_granularities[]", "segment")));
        if (language != null) fields.add(new Field("language", language));
        return fields;
    }

    private HeardPart read(JsonValue answer, SpeechPart part) {
        var segments = service.heard(
                answer.get("segments"), part, item -> item.get("text").text());
        var words = service.heard(
                answer.get("words"), part, item -> item.get("word").text());
        var text = answer.get("text").text();
        if (segments.isEmpty()
                && words.isEmpty()
                && text.filter(all -> !all.isBlank()).isPresent())
            throw service.odd("tells what is said but not when: this model gives no times.");
        if (!answer.get("segments").isList() && !answer.get("words").isList() && text.isEmpty())
            throw service.odd("answered JSON that is no transcript: is the address right?");
        return new HeardPart(segments, words);
    }
}
