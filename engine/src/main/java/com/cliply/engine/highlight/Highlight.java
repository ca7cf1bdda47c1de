package com.cliply.engine.highlight;

import com.cliply.engine.time.TimeRange;
import java.util.List;
import java.util.Optional;

/**
 * A range that the engine found worth a clip.
 *
 * @param score 0..1, comparable within one source
 * @param hashtags what it may be found by, each beginning with {@code #}; none without a transcript
 * @param reasons the weightiest first, those against it last
 * @param edges what it begins and ends on; empty where somebody else has cut it since
 */
public record Highlight(
        TimeRange range,
        double score,
        String title,
        List<String> hashtags,
        List<HighlightReason> reasons,
        Optional<ClipEdges> edges) {
    public Highlight {
        hashtags = List.copyOf(hashtags);
        reasons = List.copyOf(reasons);
    }

    /** Without hashtags, and whose edges are somebody else's. */
    public Highlight(TimeRange range, double score, String title, List<HighlightReason> reasons) {
        this(range, score, title, List.of(), reasons, Optional.empty());
    }

    /** The same under another name. */
    public Highlight named(String other, List<String> tags) {
        return new Highlight(range, score, other, tags, reasons, edges);
    }
}
