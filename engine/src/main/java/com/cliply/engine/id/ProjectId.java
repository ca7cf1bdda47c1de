package com.cliply.engine.id;

import java.util.UUID;

/** Names a project. */
public record ProjectId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
