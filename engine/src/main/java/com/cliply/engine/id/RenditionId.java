package com.cliply.engine.id;

import java.util.UUID;

/** Names a rendered file. */
public record RenditionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
