package com.cliply.engine.analysis.transcript;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A value of a JSON file whose shape is not known: what is not there is a value without anything in it.
 */
final class JsonTree implements Iterable<JsonTree> {
    private static final JsonTree NOTHING = new JsonTree(null);

    /** A map, a list, a text, a number, a truth value, or null. */
    private final @Nullable Object value;

    JsonTree(@Nullable Object value) {
        this.value = value;
    }

    JsonTree at(String name) {
        return value instanceof Map<?, ?> map ? new JsonTree(map.get(name)) : NOTHING;
    }

    JsonTree at(int index) {
        return value instanceof List<?> list && index < list.size() ? new JsonTree(list.get(index)) : NOTHING;
    }

    boolean has(String name) {
        return value instanceof Map<?, ?> map && map.containsKey(name);
    }

    boolean isObject() {
        return value instanceof Map;
    }

    boolean isList() {
        return value instanceof List;
    }

    /** Whether it is a list with something in it. */
    boolean isFilled() {
        return value instanceof List<?> list && !list.isEmpty();
    }

    boolean isText() {
        return value instanceof String;
    }

    boolean isWholeNumber() {
        return value instanceof Integer || value instanceof Long;
    }

    /** Empty unless it is a text. */
    String text() {
        return value instanceof String text ? text : "";
    }

    /** A text, or a number as one. */
    String word() {
        return value instanceof String || isWholeNumber() ? String.valueOf(value) : "";
    }

    /** Of a number, or a text that is one. */
    OptionalDouble number() {
        if (value instanceof Number number) return OptionalDouble.of(number.doubleValue());
        if (!(value instanceof String text)) return OptionalDouble.empty();
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException none) {
            return OptionalDouble.empty();
        }
    }

    /** The members of a list; nothing else has any. */
    @Override
    public Iterator<JsonTree> iterator() {
        var list = value instanceof List<?> items ? items : List.of();
        return list.stream().map(JsonTree::new).iterator();
    }
}
