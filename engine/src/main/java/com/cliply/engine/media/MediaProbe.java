package com.cliply.engine.media;

import com.cliply.engine.error.MediaException;
import java.nio.file.Path;

/** Looks at a file and says what it holds, without decoding it. */
public interface MediaProbe {
    /**
     * Opens the file, reads its headers and a little of its ends.
     *
     * @throws MediaException with a code that says why the file cannot be used
     */
    MediaInfo probe(Path file);
}
