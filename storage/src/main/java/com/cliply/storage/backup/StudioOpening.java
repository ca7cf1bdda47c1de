package com.cliply.storage.backup;

import com.cliply.engine.backup.Backups;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** Opens data folders exactly as the studio does; who wires the house knows how. */
public interface StudioOpening {
    /** What a studio answered. */
    record Answer(int schemaVersion, Map<String, Long> rows) {
        public Answer {
            rows = Map.copyOf(rows);
        }
    }

    /** Opens a folder, which brings its schema up to date, asks it, and closes it again. */
    void open(Path home, Consumer<Answer> answered);

    /** Opens a folder and makes a backup of it in its usual place. */
    Backups.Made backUp(Path home);
}
