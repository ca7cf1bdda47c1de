package com.cliply.engine.media;

import java.util.Set;

/**
 * The pictures of one output.
 *
 * @param threads how many its encoder uses, 1 or more: its bytes depend on it
 * @param done chunks that exist already and are not made again
 */
public record PictureOutput(
        EncodeSource.Ranges source,
        EncodeRequest.Picture picture,
        int threads,
        ChunkLayout layout,
        Set<Integer> done,
        ChunkSink sink) {
    public PictureOutput {
        done = Set.copyOf(done);
    }

    /** The same, with other chunks done. */
    public PictureOutput withDone(Set<Integer> otherChunks) {
        return new PictureOutput(source, picture, threads, layout, otherChunks, sink);
    }

    /** Whether nothing is left to be made. */
    public boolean finished() {
        return done.size() == layout.count();
    }
}
