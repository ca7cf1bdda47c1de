package com.cliply.engine.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** An object of a JSON file that knows on which line each of its members stands. */
final class LocatedJson {
    private static final int DEEPEST = 6;
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_NUMBER = 30;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(LONGEST_TEXT)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    /** Texts, numbers, truth values, lists and objects. */
    private final Map<String, Object> members;

    private final Map<String, Integer> lines;
    private final String prefix;
    private final int line;

    private LocatedJson(Map<String, Object> members, Map<String, Integer> lines, String prefix, int line) {
        this.members = members;
        this.lines = lines;
        this.prefix = prefix;
        this.line = line;
    }

    /**
     * Reads a whole file.
     *
     * @throws FaultyPreset if it is not one object, or larger or deeper than any preset
     */
    static LocatedJson read(String text) {
        // Windows' editors may put a mark in front.
        try (var parser = JSON.createParser(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) throw new FaultyPreset(1, "it is not a JSON object");
            var file = object(parser, "");
            if (parser.nextToken() != null) throw new FaultyPreset(lineOf(parser), "there is more behind its end");
            return file;
        } catch (StreamConstraintsException _) {
            throw new FaultyPreset(0, "it is nested more deeply, or has longer words, than any preset");
        } catch (JsonProcessingException broken) {
            var place = broken.getLocation();
            throw new FaultyPreset(place == null ? 0 : place.getLineNr(), broken.getOriginalMessage());
        } catch (IOException impossible) {
            throw new IllegalStateException("reading a text", impossible);
        }
    }

    private static LocatedJson object(JsonParser parser, String prefix) throws IOException {
        var line = lineOf(parser);
        var members = new LinkedHashMap<String, Object>();
        var lines = new HashMap<String, Integer>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            lines.put(name, lineOf(parser));
            members.put(name, value(parser, prefix + name + "."));
        }
        return new LocatedJson(members, lines, prefix, line);
    }

    private static Object value(JsonParser parser, String prefix) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, prefix);
            case START_ARRAY -> {
                var elements = new ArrayList<Object>();
                while (parser.nextToken() != JsonToken.END_ARRAY) elements.add(value(parser, prefix));
                yield elements;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            default -> Map.of();
        };
    }

    private static BigDecimal number(JsonParser parser) throws IOException {
        try {
            return new BigDecimal(parser.getText());
        } catch (NumberFormatException _) {
            throw new FaultyPreset(lineOf(parser), "that number is too large");
        }
    }

    private static int lineOf(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    /** Refuses members of other names, with their line and the names that there are. */
    void onlyKnows(Set<String> names, String where) {
        for (var name : members.keySet())
            if (!names.contains(name))
                throw new FaultyPreset(
                        lines.getOrDefault(name, line),
                        "it does not know \"%s\"%s, but %s"
                                .formatted(prefix + name, where, String.join(", ", new TreeSet<>(names))));
    }

    /** What is wrong with a member, at its line. */
    FaultyPreset fault(String name, String reason) {
        return new FaultyPreset(lines.getOrDefault(name, line), "\"" + prefix + name + "\": " + reason);
    }

    private Object member(String name) {
        var member = members.get(name);
        if (member == null) throw new FaultyPreset(line, "\"" + prefix + name + "\" is missing");
        return member;
    }

    boolean is(String name, String text) {
        return text.equals(member(name));
    }

    String text(String name) {
        if (member(name) instanceof String text) return text;
        throw fault(name, "it is a text in quotes");
    }

    /** A text, or a number as it is written. */
    String anyText(String name) {
        return member(name) instanceof BigDecimal number ? number.toString() : text(name);
    }

    int whole(String name, int least, int most) {
        if (member(name) instanceof BigDecimal number
                && number.precision() - number.scale() <= 10
                && number.stripTrailingZeros().scale() <= 0
                && number.longValue() >= least
                && number.longValue() <= most) return number.intValue();
        throw fault(name, "it is a whole number from " + least + " to " + most);
    }

    double number(String name, int least, int most) {
        if (member(name) instanceof BigDecimal number
                && number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0) return number.doubleValue();
        throw fault(name, "it is a number from " + least + " to " + most);
    }

    List<String> texts(String name, int most) {
        if (member(name) instanceof List<?> list
                && list.size() <= most
                && list.stream().allMatch(String.class::isInstance))
            return list.stream().map(String.class::cast).toList();
        throw fault(name, "it is a list of up to " + most + " texts");
    }

    LocatedJson object(String name) {
        if (member(name) instanceof LocatedJson object) return object;
        throw fault(name, "it is an object in braces");
    }
}
