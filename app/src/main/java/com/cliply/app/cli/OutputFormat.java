package com.cliply.app.cli;

import java.util.Locale;

/** For people or for programs. */
enum OutputFormat {
    TABLE,
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
