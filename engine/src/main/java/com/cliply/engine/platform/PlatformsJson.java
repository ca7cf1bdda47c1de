package com.cliply.engine.platform;

import com.cliply.engine.media.FrameSize;
import com.cliply.engine.time.FrameRate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the data files of platforms. They are ours: what is wrong in them is a bug. */
final class PlatformsJson {
    private final ObjectMapper json = new ObjectMapper();

    Platform platform(String name) {
        var node = read(name);
        var size = node.required("size");
        return new Platform(
                node.required("name").asText(),
                node.required("title").asText(),
                LocalDate.parse(node.required("asOf").asText()),
                texts(node.required("sources")),
                texts(node.required("conflicts")),
                Duration.ofSeconds(node.required("duration").required("min").asLong()),
                Duration.ofSeconds(node.required("duration").required("max").asLong()),
                limit(node.required("fileBytes")),
                limit(node.required("pictureBitRate")),
                node.required("soundBitRate").asInt(),
                rate(node.required("frameRate").required("min")),
                rate(node.required("frameRate").required("max")),
                size(size.required("min")),
                size(size.required("max")),
                texts(node.required("aspects")),
                new TextLimits(
                        number(node, "title"),
                        number(node, "description"),
                        number(node, "tags"),
                        number(node, "hashtags"),
                        number(node, "mentions")),
                node.has("safeArea") ? Optional.of(safeArea(node.get("safeArea"))) : Optional.empty());
    }

    SafeArea safeArea(String name) {
        return safeArea(read(name).required("safeArea"));
    }

    private JsonNode read(String name) {
        try (var file = PlatformsJson.class.getResourceAsStream(name + ".json")) {
            if (file == null) throw new IllegalStateException("no data file of " + name);
            return json.readTree(file);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private static SafeArea safeArea(JsonNode node) {
        return new SafeArea(
                node.required("top").asInt(),
                node.required("bottom").asInt(),
                node.required("left").asInt(),
                node.required("right").asInt());
    }

    /** A number, or all numbers that sources name. */
    private static Limit limit(JsonNode node) {
        if (!node.isArray()) return new Limit(node.asLong(), node.asLong());
        var values = stream(node).mapToLong(JsonNode::asLong).summaryStatistics();
        return new Limit(values.getMin(), values.getMax());
    }

    private static FrameRate rate(JsonNode node) {
        var parts = node.asText().split("/", 2);
        return new FrameRate(Integer.parseInt(parts[0]), parts.length == 1 ? 1 : Integer.parseInt(parts[1]));
    }

    private static FrameSize size(JsonNode node) {
        return new FrameSize(node.required(0).asInt(), node.required(1).asInt());
    }

    private static OptionalInt number(JsonNode node, String name) {
        var value = node.required("texts").path(name);
        return value.isInt() ? OptionalInt.of(value.asInt()) : OptionalInt.empty();
    }

    private static List<String> texts(JsonNode array) {
        return stream(array).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
