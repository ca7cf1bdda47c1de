package com.cliply.engine.media;

import java.nio.file.Path;

/** Takes the chunks of one output as they are made, in their order. */
public interface ChunkSink {
    /** A chunk is about to be written, perhaps once more: to which file? */
    Path begin(int chunk);

    /** How large the file of a chunk is that is whole; -1 if it is not. */
    long bytes(int chunk);

    /** The file is whole and closed, and its pictures look like those that went in. */
    void written(int chunk, Path file);
}
