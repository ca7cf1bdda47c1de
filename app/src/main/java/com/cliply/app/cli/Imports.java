package com.cliply.app.cli;

import com.cliply.engine.error.StudioException;
import com.cliply.engine.project.ImportResult;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Takes in the files of one command, each once. */
final class Imports {
    private final Desk desk;
    private final OpenStudio studio;
    private final Map<Path, ImportResult> known = new HashMap<>();

    Imports(Desk desk, OpenStudio studio) {
        this.desk = desk;
        this.studio = studio;
    }

    /** What is wrong with one file stops no other; what is wrong with the machine does. */
    ImportResult of(Path file) {
        desk.throwIfInterrupted();
        var before = known.get(file);
        if (before != null) return before;
        var result = imported(file);
        known.put(file, result);
        return result;
    }

    private ImportResult imported(Path file) {
        try {
            return studio.importMedia(file);
        } catch (StudioException error) {
            if (ExitCode.of(error.code()) != ExitCode.REFUSED) throw error;
            return new ImportResult.Refused(error.code(), error.facts());
        }
    }
}
