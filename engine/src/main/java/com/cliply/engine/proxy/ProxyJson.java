package com.cliply.engine.proxy;

import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.media.FrameSize;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** The manifest as text, in its first version; of another one, or damaged, it is as if there were none. */
final class ProxyJson {
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private ProxyJson() {}

    static String write(ProxyManifest manifest) {
        return JSON.createObjectNode()
                        .put("version", VERSION)
                        .put("source", manifest.source().hex())
                        .put("recipe", manifest.recipe())
                        .put("width", manifest.size().width())
                        .put("height", manifest.size().height())
                        .put("segment_us", ProxyGrid.SEGMENT_MICROS)
                        .put("segments", manifest.segments())
                        .toPrettyString()
                + "\n";
    }

    static Optional<ProxyManifest> read(String text) {
        try {
            var node = JSON.readTree(text);
            var segments = number(node, "segments");
            if (number(node, "version") != VERSION
                    || number(node, "segment_us") != ProxyGrid.SEGMENT_MICROS
                    || segments < 0
                    || segments > ProxyGrid.MOST_SEGMENTS) return Optional.empty();
            return Optional.of(new ProxyManifest(
                    new Fingerprint(node.required("source").asText()),
                    number(node, "recipe"),
                    new FrameSize(number(node, "width"), number(node, "height")),
                    segments));
        } catch (JsonProcessingException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static int number(JsonNode node, String name) {
        var number = node.required(name);
        if (!number.canConvertToInt() || !number.isIntegralNumber()) throw new IllegalArgumentException(name);
        return number.intValue();
    }
}
