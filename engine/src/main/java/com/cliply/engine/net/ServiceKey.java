package com.cliply.engine.net;

import java.util.Optional;
import java.util.stream.Stream;

/** The keys that a person can give, each under the name by which it is set. */
public enum ServiceKey {
    OPENAI("openai"),
    DEEPGRAM("deepgram"),
    LANGUAGE("language");

    private final String id;

    ServiceKey(String id) {
        this.id = id;
    }

    /** The stable name, as a person types it. */
    public String id() {
        return id;
    }

    /** The environment variable that goes before what is kept. */
    public String variable() {
        return "CLIPLY_" + name() + "_KEY";
    }

    public static Optional<ServiceKey> named(String id) {
        return Stream.of(values()).filter(key -> key.id.equals(id)).findAny();
    }
}
