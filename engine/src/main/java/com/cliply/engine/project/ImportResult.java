package com.cliply.engine.project;

import com.cliply.engine.error.ErrorCode;
import java.util.List;

/** How an import ended. */
public sealed interface ImportResult {
    record Imported(Project project) implements ImportResult {}

    /** The same content was imported before; its project now knows where the file lies today. */
    record AlreadyImported(Project project) implements ImportResult {}

    /**
     * The file cannot be used; nothing was kept.
     *
     * @param facts what the code's sentence names
     */
    record Refused(ErrorCode code, List<String> facts) implements ImportResult {
        public Refused {
            facts = List.copyOf(facts);
        }
    }
}
