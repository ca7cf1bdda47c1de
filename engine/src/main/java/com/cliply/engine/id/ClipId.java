package com.cliply.engine.id;

import java.util.UUID;

/** Names a clip. */
public record ClipId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
