package com.cliply.engine.render;

import com.cliply.engine.id.RenditionId;
import com.cliply.engine.media.SoundWish;
import com.cliply.engine.media.SourceMedia;
import com.cliply.engine.time.TimeRange;
import java.nio.file.Path;
import java.util.List;

/**
 * One file to make.
 *
 * @param ranges of the source, played one after the other
 * @param part where the file is written until it is verified: beside its final name
 */
public record RenderTask(
        RenditionId id,
        SourceMedia source,
        List<TimeRange> ranges,
        RenderPreset preset,
        Aspect aspect,
        SoundWish sound,
        Path part) {
    public RenderTask {
        ranges = List.copyOf(ranges);
    }
}
