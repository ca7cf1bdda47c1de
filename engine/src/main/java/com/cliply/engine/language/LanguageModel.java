package com.cliply.engine.language;

import com.cliply.engine.error.CloudException;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.net.ApiKey;
import com.cliply.engine.net.Endpoint;
import com.cliply.engine.net.HttpGateway;
import com.cliply.engine.net.JsonValue;
import com.cliply.engine.net.ServiceKey;
import com.cliply.engine.net.ServiceRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A model that takes a conversation and answers with one JSON object, at an address that speaks as OpenAI's does. */
public final class LanguageModel {
    /** Answers are short lists; what goes on longer has lost its way. */
    private static final int MOST_ANSWER_TOKENS = 2_000;

    private static final String THOUGHT_END = "</think>";

    /** How plainly it is asked, for servers differ in what they take. */
    private enum Manner {
        SCHEMA,
        JSON,
        PLAIN;

        Manner plainer() {
            return this == SCHEMA ? JSON : PLAIN;
        }
    }

    private final Endpoint endpoint;
    private final String model;
    private final Supplier<Optional<ApiKey>> keys;
    private final HttpGateway gateway;
    private volatile Manner manner = Manner.SCHEMA;

    /**
     * A model that is not spoken to yet.
     *
     * @param keys asked when it is used; near by none is needed
     */
    public LanguageModel(Endpoint endpoint, String model, Supplier<Optional<ApiKey>> keys, HttpGateway gateway) {
        this.endpoint = endpoint;
        this.model = model;
        this.keys = keys;
        this.gateway = gateway;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /**
     * Its answer to one question, an object. A server that dislikes a schema is asked without, and then without anything that not
     * every server knows; it is remembered which way it was.
     *
     * @param rules what it shall do, in our words
     * @param material what it shall do it with, in anybody's
     * @param schema of the answer
     * @throws CloudException if there is no such answer
     */
    JsonValue answer(String rules, Map<String, ?> material, Map<String, ?> schema, WorkMonitor monitor) {
        var key = keys.get();
        if (key.isEmpty() && !endpoint.isNear())
            throw new CloudException(
                    ErrorCode.SERVICE_KEY_MISSING,
                    endpoint.host(),
                    ServiceKey.LANGUAGE.id(),
                    ServiceKey.LANGUAGE.variable());
        while (true) {
            var asked = manner;
            try {
                var request = ServiceRequest.json(
                                endpoint.at("/v1/chat/completions"),
                                "language-model",
                                JsonValue.write(body(asked, rules, material, schema)))
                        .with("Bearer", key);
                return object(gateway.ask(request, monitor));
            } catch (CloudException refused) {
                if (asked == Manner.PLAIN || !HttpGateway.dislikes(refused)) throw refused;
                manner = asked.plainer();
            }
        }
    }

    private Map<String, Object> body(Manner asked, String rules, Map<String, ?> material, Map<String, ?> schema) {
        var body = new LinkedHashMap<String, Object>();
        body.put("model", model);
        body.put(
                "messages",
                List.of(
                        Map.of("role", "system", "content", rules),
                        // As JSON: no sentence can end the quotation that it stands in.
                        Map.of("role", "user", "content", JsonValue.write(material))));
        if (asked == Manner.PLAIN) return body;
        // The same video shall get the same answer.
        body.put("temperature", 0);
        body.put("seed", 0);
        body.put("max_tokens", MOST_ANSWER_TOKENS);
        body.put(
                "response_format",
                asked == Manner.JSON
                        ? Map.of("type", "json_object")
                        : Map.of(
                                "type",
                                "json_schema",
                                "json_schema",
                                Map.of("name", "answer", "strict", true, "schema", schema)));
        return body;
    }

    private JsonValue object(JsonValue answer) {
        var choice = answer.get("choices").get(0);
        var content = choice.get("message").get("content").text();
        if (content.isEmpty()) throw odd("answered without saying anything.");
        if (choice.get("finish_reason").text().equals(Optional.of("length"))) throw odd("did not come to an end.");
        return firstObject(content.get())
                .orElseThrow(() -> odd("answered with words instead of the list it was asked for."));
    }

    /** The first whole object in a text: models like to think aloud before it, to fence it in, and to explain it after. */
    static Optional<JsonValue> firstObject(String text) {
        var thought = text.lastIndexOf(THOUGHT_END);
        var said = thought < 0 ? text : text.substring(thought + THOUGHT_END.length());
        for (int start = said.indexOf('{'), tries = 0;
                start >= 0 && tries < 10;
                start = said.indexOf('{', start + 1), tries++) {
            var end = endOfObject(said, start);
            if (end < 0) return Optional.empty();
            var object = JsonValue.parse(said.substring(start, end)).filter(JsonValue::isObject);
            if (object.isPresent()) return object;
        }
        return Optional.empty();
    }

    /** Behind the brace that belongs to the one at {@code start}; -1 if there is none. */
    private static int endOfObject(String text, int start) {
        var depth = 0;
        var quoted = false;
        for (int index = start; index < text.length(); index++) {
            var letter = text.charAt(index);
            if (quoted && letter == '\\') index++;
            else if (letter == '"') quoted = !quoted;
            else if (!quoted && letter == '{') depth++;
            else if (!quoted && letter == '}' && --depth == 0) return index + 1;
        }
        return -1;
    }

    private CloudException odd(String what) {
        return new CloudException(ErrorCode.SERVICE_ODD_ANSWER, endpoint.host(), what);
    }
}
