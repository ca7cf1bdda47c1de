package com.cliply.app.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON and back, by their components; of a sealed type, the name of the record says which. It is for two processes
 * of the same program at the same moment and stored nowhere.
 */
final class WireJson {
    private static final String KIND = "@";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectMapper json = new ObjectMapper();

    String write(@Nullable Object value, Type type) {
        return node(value, type).toString();
    }

    @Nullable
    Object read(String text, Type type) {
        try {
            return value(json.readTree(text), type);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("no JSON", broken);
        }
    }

    private static JsonNode node(@Nullable Object value, Type type) {
        return switch (value) {
            case null -> NullNode.instance;
            case Boolean truth -> NODES.booleanNode(truth);
            case Double number -> NODES.textNode(number.toString());
            case Number number -> NODES.numberNode(number.longValue());
            case Optional<?> optional ->
                optional.isEmpty() ? NODES.arrayNode() : NODES.arrayNode().add(node(optional.get(), argument(type, 0)));
            case Collection<?> many -> {
                var array = NODES.arrayNode();
                many.forEach(one -> array.add(node(one, argument(type, 0))));
                yield array;
            }
            case Map<?, ?> map -> {
                var object = NODES.objectNode();
                map.forEach((key, one) -> object.set(String.valueOf(key), node(one, argument(type, 1))));
                yield object;
            }
            case Enum<?> constant -> NODES.textNode(constant.name());
            case Record record -> recordNode(record, type);
            default -> NODES.textNode(value.toString());
        };
    }

    private static JsonNode recordNode(Record record, Type type) {
        var object = NODES.objectNode();
        if (raw(type) != record.getClass()) object.put(KIND, record.getClass().getName());
        for (var component : record.getClass().getRecordComponents())
            object.set(component.getName(), node(component(record, component), component.getGenericType()));
        return object;
    }

    private static @Nullable Object component(Record record, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static @Nullable Object value(JsonNode node, Type type) {
        var wanted = raw(type);
        if (node.isNull()) return null;
        if (wanted == boolean.class || wanted == Boolean.class) return node.booleanValue();
        if (wanted == double.class || wanted == Double.class) return Double.valueOf(node.asText());
        if (wanted == int.class || wanted == Integer.class) return node.intValue();
        if (wanted == long.class || wanted == Long.class) return node.longValue();
        if (wanted == short.class) return node.shortValue();
        if (wanted == String.class) return node.asText();
        if (wanted == UUID.class) return UUID.fromString(node.asText());
        if (wanted == Path.class) return Path.of(node.asText());
        if (wanted == Duration.class) return Duration.parse(node.asText());
        if (wanted == Instant.class) return Instant.parse(node.asText());
        if (wanted == ZoneId.class) return ZoneId.of(node.asText());
        if (wanted == Optional.class)
            return node.isEmpty() ? Optional.empty() : Optional.ofNullable(value(node.get(0), argument(type, 0)));
        if (wanted == Set.class) return new LinkedHashSet<>(values(node, argument(type, 0)));
        if (wanted == List.class || wanted == Collection.class) return values(node, argument(type, 0));
        if (wanted == Map.class) return map(node, type);
        if (wanted.isEnum()) return constant(node, wanted);
        if (node instanceof ObjectNode object) return record(object, wanted);
        throw new IllegalArgumentException("no such type travels: " + type);
    }

    private static List<@Nullable Object> values(JsonNode array, Type type) {
        var values = new ArrayList<@Nullable Object>();
        array.forEach(one -> values.add(value(one, type)));
        return values;
    }

    private static Map<String, @Nullable Object> map(JsonNode object, Type type) {
        if (raw(argument(type, 0)) != String.class) throw new IllegalArgumentException("no such map travels: " + type);
        var map = new LinkedHashMap<String, @Nullable Object>();
        object.properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue(), argument(type, 1))));
        return map;
    }

    private static Object constant(JsonNode node, Class<?> wanted) {
        return Stream.of(wanted.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(node.asText()))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(wanted + " has no " + node));
    }

    private static Object record(ObjectNode object, Class<?> wanted) {
        var type = object.has(KIND) ? permitted(wanted, object.get(KIND).asText()) : wanted;
        var components = type.getRecordComponents();
        if (components == null) throw new IllegalArgumentException("no such type travels: " + type);
        var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Stream.of(components)
                .map(component -> value(object.path(component.getName()), component.getGenericType()))
                .toArray();
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException refused) {
            throw new IllegalArgumentException("no " + type.getSimpleName(), refused);
        }
    }

    /** Only a record that the sealed type itself permits, at whatever depth: no other class is loaded by its name. */
    private static Class<?> permitted(Class<?> sealed, String name) {
        return leaves(sealed)
                .filter(leaf -> leaf.getName().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(sealed + " permits no " + name));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(WireJson::leaves) : Stream.of(type);
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> simple -> simple;
            case ParameterizedType parameterized -> (Class<?>) parameterized.getRawType();
            default -> throw new IllegalArgumentException("no such type travels: " + type);
        };
    }

    private static Type argument(Type type, int place) {
        if (type instanceof ParameterizedType parameterized)
            return parameterized.getActualTypeArguments()[place];
        throw new IllegalArgumentException("of what? " + type);
    }
}
