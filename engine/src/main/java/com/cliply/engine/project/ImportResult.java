package com.cliply.engine.project;

import com.cliply.engine.error.StudioException;

/** How an import ended. */
public sealed interface ImportResult {
    record Imported(Project project) implements ImportResult {}

    /** The same content was imported before; its project now knows where the file lies today. */
    record AlreadyImported(Project project) implements ImportResult {}

    /** The file cannot be used; nothing was kept. */
    record Refused(StudioException reason) implements ImportResult {}
}
