package com.cliply.engine.media;

import com.cliply.engine.id.SourceId;
import java.nio.file.Path;

/** An imported file, where it was last seen. The original is never changed. */
public record SourceMedia(SourceId id, Path path, Fingerprint fingerprint, long sizeBytes, MediaInfo info) {
    public SourceMedia seenAt(Path newPath) {
        return new SourceMedia(id, newPath, fingerprint, sizeBytes, info);
    }

    public SourceMedia describedBy(MediaInfo newInfo) {
        return new SourceMedia(id, path, fingerprint, sizeBytes, newInfo);
    }
}
