package com.cliply.engine.net;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A piece of JSON that somebody else wrote: whatever is looked for may be missing or of another kind. */
public final class JsonValue {
    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 100;

    /** Python's writers put NaN where a number is none; only who wants that number shall stumble over it. */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // The same request has the same bytes, whatever order a map is in today.
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final JsonNode node;

    private JsonValue(JsonNode node) {
        this.node = node;
    }

    /** The value that a text is, whole; empty if it is none. */
    public static Optional<JsonValue> parse(String text) {
        try {
            return known(MAPPER.readTree(text));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    static Optional<JsonValue> parse(byte[] utf8) {
        try {
            return known(MAPPER.readTree(utf8));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static Optional<JsonValue> known(@Nullable JsonNode node) {
        return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(new JsonValue(node));
    }

    /** The text of a value made of maps, lists, strings, numbers and truths; names in alphabetical order. */
    public static String write(Map<String, ?> value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    /** What stands under a name; nothing in what is no object. */
    public JsonValue get(String name) {
        var found = node.get(name);
        return new JsonValue(found == null ? MissingNode.getInstance() : found);
    }

    /** The element at a place of a list, counted from 0; nothing in what is no list. */
    public JsonValue get(int place) {
        var found = node.isArray() ? node.get(place) : null;
        return new JsonValue(found == null ? MissingNode.getInstance() : found);
    }

    public boolean isObject() {
        return node.isObject();
    }

    public boolean isList() {
        return node.isArray();
    }

    /** How many elements a list has; 0 for what is none. */
    public int size() {
        return node.isArray() ? node.size() : 0;
    }

    /** The elements of a list; none of what is no list. */
    public List<JsonValue> items() {
        var items = new ArrayList<JsonValue>(size());
        if (node.isArray()) for (var item : node) items.add(new JsonValue(item));
        return items;
    }

    public Optional<String> text() {
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }

    /** The number as it was written, exactly; empty for what is none, NaN among it. */
    public Optional<BigDecimal> decimal() {
        return node.isIntegralNumber() || node.isBigDecimal() ? Optional.of(node.decimalValue()) : Optional.empty();
    }

    /** A whole number, however it was written; empty if it is none, or does not lie within the bounds. */
    public Optional<Integer> whole(int least, int most) {
        return decimal()
                // Before anything is expanded: 1e999999999 is short to write.
                .filter(number -> number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
                        && number.scale() <= LONGEST_NUMBER)
                .filter(number -> number.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::intValue)
                .filter(number -> least <= number && number <= most);
    }
}
