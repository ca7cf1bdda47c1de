package com.cliply.storage.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** A few sentences in one column. */
final class TextsJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TextsJson() {}

    static String write(List<String> texts) {
        var array = JSON.createArrayNode();
        texts.forEach(array::add);
        return array.toString();
    }

    static List<String> read(String text) {
        try {
            return JSON.readTree(text).valueStream().map(one -> one.asText()).toList();
        } catch (JsonProcessingException damaged) {
            return List.of(text);
        }
    }
}
