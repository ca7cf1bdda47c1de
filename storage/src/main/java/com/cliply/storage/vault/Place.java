package com.cliply.storage.vault;

import java.nio.charset.StandardCharsets;

/** Where a sealed value belongs; at any other place it cannot be opened. None of the parts holds a {@code |}. */
public record Place(String table, String row, String field) {
    public Place {
        if ((table + row + field).indexOf('|') >= 0) throw new IllegalArgumentException("a bar in the name of a place");
    }

    byte[] context(String keyId) {
        return String.join("|", table, row, field, keyId).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return table + "." + field;
    }
}
