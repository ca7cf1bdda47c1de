package com.cliply.app.cli;

import java.util.List;

/** What shall be rendered, and what of it cannot be. */
record RenderItems(List<RenderItem> items, List<RenderFailure> failures) {
    RenderItems {
        items = List.copyOf(items);
        failures = List.copyOf(failures);
    }
}
