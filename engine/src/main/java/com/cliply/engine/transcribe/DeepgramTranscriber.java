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
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Has speech written down by Deepgram, or by an installation of it at another address. */
public final class DeepgramTranscriber implements Transcriber {
    private final SpeechService service;
    private final HttpGateway gateway;
    private final SentSpeech speech;

    /**
     * A transcriber that connects to nothing yet.
     *
     * @param keys asked when it is used; near by none is needed
     */
    public DeepgramTranscriber(
            Endpoint endpoint, String model, Supplier<Optional<ApiKey>> keys, HttpGateway gateway, SentSpeech speech) {
        service = new SpeechService(endpoint, model, ServiceKey.DEEPGRAM, keys);
        this.gateway = gateway;
        this.speech = speech;
    }

    @Override
    public String id() {
        return "deepgram";
    }

    @Override
    public Optional<String> leaves(MediaInfo info) {
        return Optional.of(SentSpeech.leaves(info, service.endpoint(), service.model(), Prices.read()));
    }

    @Override
    public Transcript transcribe(Path file, MediaInfo info, @Nullable String language, WorkMonitor monitor) {
        var key = service.key();
        var uri = address(language);
        return speech.transcript(file, info, service.endpoint(), monitor, sent -> {
            var request = ServiceRequest.file(uri, "transcribe", sent.upload()).with("Token", key);
            return read(gateway.ask(request, monitor), sent.part());
        });
    }

    private URI address(@Nullable String language) {
        var tongue = language == null ? "&detect_language=true" : "&language=" + encoded(language);
        return URI.create(service.endpoint().at("/v1/listen") + "?model=" + encoded(service.model())
                + "&smart_format=true&punctuate=true&utterances=true" + tongue);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HeardPart read(JsonValue answer, SpeechPart part) {
        var channels = answer.get("results").get("channels");
        if (!channels.isList()) throw service.odd("answered JSON that is no transcript: is the address right?");
        var words = channels.get(0).get("alternatives").get(0).get("words");
        return new HeardPart(List.of(), service.heard(words, part, DeepgramTranscriber::said));
    }

    private static Optional<String> said(JsonValue word) {
        return word.get("punctuated_word").text().or(() -> word.get("word").text());
    }
}
