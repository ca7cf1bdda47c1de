package com.cliply.engine.id;

import java.util.UUID;

/** Names a piece of work. */
public record JobId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
