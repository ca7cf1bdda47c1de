package com.cliply.engine.project;

import com.cliply.engine.error.ErrorCode;
import java.util.List;

/** How giving a project its file at another place ended. */
public sealed interface RelinkResult {
    /** The project has its file there from now on; it is the one that was imported. */
    record Relinked(Project project) implements RelinkResult {}

    /** The project has another file from now on, as it was wished. */
    record Replaced(Project project) implements RelinkResult {}

    /** The file has other content than the one that was imported; nothing was changed. */
    record OtherContent() implements RelinkResult {}

    /**
     * The file cannot be used; nothing was changed.
     *
     * @param facts what the code's sentence names
     */
    record Refused(ErrorCode code, List<String> facts) implements RelinkResult {
        public Refused {
            facts = List.copyOf(facts);
        }
    }
}
