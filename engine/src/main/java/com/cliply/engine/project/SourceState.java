package com.cliply.engine.project;

import com.cliply.engine.media.SourceMedia;
import java.nio.file.Path;

/** What has become of the file of a project since it was last seen. */
public sealed interface SourceState {
    /** It is where it was, with the same content. */
    record Found(SourceMedia source) implements SourceState {}

    /**
     * The same content lies in another place.
     *
     * @param source as it is to be used from now on
     */
    record Moved(SourceMedia source) implements SourceState {}

    /** In its place there is other content, and the content that was imported was not found elsewhere. */
    record Changed(Path path) implements SourceState {}

    /** There is nothing in its place, and it was not found elsewhere. */
    record Missing(Path path) implements SourceState {}
}
