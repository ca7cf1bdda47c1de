package com.cliply.engine.net;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is sent to a service in one go; it may be sent several times. Nothing of its content is ever printed. */
public final class ServiceRequest {
    /** One field of a form. */
    public record Field(String name, String value) {}

    /** A file, for a form or alone. */
    public static final class Upload {
        private final String name;
        private final String type;
        private final byte[] bytes;

        /**
         * Takes the bytes over.
         *
         * @param name with the ending of its type, as {@code part.ogg}
         * @param type as {@code audio/ogg}
         */
        public Upload(String name, String type, byte[] bytes) {
            this.name = name;
            this.type = type;
            this.bytes = bytes;
        }

        String name() {
            return name;
        }

        public String type() {
            return type;
        }

        byte[] bytes() {
            return bytes;
        }

        public int length() {
            return bytes.length;
        }
    }

    private final URI uri;
    private final String purpose;
    private final String scheme;
    private final @Nullable ApiKey key;
    private final List<Field> fields;
    private final Upload content;

    private ServiceRequest(
            URI uri, String purpose, String scheme, @Nullable ApiKey key, List<Field> fields, Upload content) {
        this.uri = uri;
        this.purpose = purpose;
        this.scheme = scheme;
        this.key = key;
        this.fields = List.copyOf(fields);
        this.content = content;
    }

    /** Posts a JSON value, as {@link JsonValue#write} makes it. */
    public static ServiceRequest json(URI uri, String purpose, String json) {
        return file(
                uri, purpose, new Upload("", "application/json; charset=utf-8", json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Posts a file as it is. */
    public static ServiceRequest file(URI uri, String purpose, Upload file) {
        return new ServiceRequest(uri, purpose, "Bearer", null, List.of(), file);
    }

    /** Posts a form of several parts, the last of which is a file in the field {@code file}. */
    public static ServiceRequest form(URI uri, String purpose, List<Field> fields, Upload file) {
        if (fields.isEmpty()) throw new IllegalArgumentException("a form without fields");
        return new ServiceRequest(uri, purpose, "Bearer", null, fields, file);
    }

    /**
     * The same with a key.
     *
     * @param newScheme the word before it, as {@code Bearer} or {@code Token}
     */
    public ServiceRequest with(String newScheme, Optional<ApiKey> newKey) {
        return new ServiceRequest(uri, purpose, newScheme, newKey.orElse(null), fields, content);
    }

    URI uri() {
        return uri;
    }

    String host() {
        return uri.getHost();
    }

    String purpose() {
        return purpose;
    }

    Optional<String> authorization() {
        return Optional.ofNullable(key).map(known -> scheme + " " + known.reveal());
    }

    List<Field> fields() {
        return fields;
    }

    Upload content() {
        return content;
    }

    /** A text of the other side that may be shown: short, in one line, without the key. */
    String harmless(String text) {
        return ShortText.withoutKeys(key == null ? text : key.hideIn(text), 200);
    }

    @Override
    public String toString() {
        return purpose + " at " + host();
    }
}
