package com.cliply.engine.id;

import java.util.UUID;

/** Names a rendition on one account. */
public record PublicationId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
