package com.cliply.engine.clip;

import com.cliply.engine.highlight.HighlightReason;
import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.time.Duration;
import java.util.List;

/**
 * The creator's cut: ranges of the source, played one after the other in this order.
 *
 * @param ranges at least one; they may overlap or run backwards in time
 * @param score 0..1 as the engine found it, 0 for a clip made by hand
 */
public record Clip(
        ClipId id,
        ProjectId project,
        String title,
        List<TimeRange> ranges,
        double score,
        List<HighlightReason> reasons,
        ClipStatus status) {
    public Clip {
        ranges = List.copyOf(ranges);
        reasons = List.copyOf(reasons);
        if (ranges.isEmpty()) throw new IllegalArgumentException("a clip without a range");
    }

    /** Its first frame. */
    public MediaTime inPoint() {
        return ranges.getFirst().start();
    }

    /** The first frame after it. */
    public MediaTime outPoint() {
        return ranges.getLast().end();
    }

    /** How long it plays. */
    public Duration duration() {
        return ranges.stream().map(TimeRange::duration).reduce(Duration.ZERO, Duration::plus);
    }

    public Clip withStatus(ClipStatus newStatus) {
        return new Clip(id, project, title, ranges, score, reasons, newStatus);
    }

    public Clip withRanges(List<TimeRange> newRanges) {
        return new Clip(id, project, title, newRanges, score, reasons, status);
    }
}
