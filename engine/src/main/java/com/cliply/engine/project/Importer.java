package com.cliply.engine.project;

import java.nio.file.Path;

/** Placeholder until the real one comes. */
public final class Importer {
    public ImportResult importMedia(Path file) {
        throw new UnsupportedOperationException("import " + file);
    }
}
