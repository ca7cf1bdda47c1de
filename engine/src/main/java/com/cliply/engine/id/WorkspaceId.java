package com.cliply.engine.id;

import java.util.UUID;

/** Names all that belongs to one customer. */
public record WorkspaceId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
