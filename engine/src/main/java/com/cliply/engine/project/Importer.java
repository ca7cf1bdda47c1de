package com.cliply.engine.project;

import java.nio.file.Path;

/** Placeholder until the real one comes. */
public final class Importer {
    public ImportResult importMedia(Path file) {
        return new ImportResult.Refused(
                com.cliply.engine.error.ErrorCode.NOT_POSSIBLE_NOW, java.util.List.of(file.toString(), "placeholder"));
    }
}
