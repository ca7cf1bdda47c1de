package com.cliply.app.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** The text of the settings file: one object, a string for each setting; what a newer version wrote there is kept. */
final class SettingsJson {
    private final ObjectMapper json = new ObjectMapper();

    /**
     * What stands in the text.
     *
     * @throws IllegalArgumentException if it is not such a text
     */
    Map<String, String> read(String text) {
        try {
            var tree = json.readTree(text);
            if (!tree.isObject()) throw new IllegalArgumentException("no JSON object");
            var values = new LinkedHashMap<String, String>();
            for (var entry : tree.properties()) values.put(entry.getKey(), value(entry.getValue()));
            return values;
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    private static String value(JsonNode node) {
        return node.isValueNode() ? node.asText() : node.toString();
    }

    String write(Map<String, String> values) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(values) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
