package com.cliply.engine.id;

import java.util.UUID;

/** Names an imported file. */
public record SourceId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
