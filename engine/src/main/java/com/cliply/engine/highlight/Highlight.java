package com.cliply.engine.highlight;

import com.cliply.engine.time.TimeRange;
import java.util.List;

/**
 * A range that the engine found worth a clip.
 *
 * @param score 0..1, comparable within one source
 * @param reasons the weightiest first
 */
public record Highlight(TimeRange range, double score, String title, List<HighlightReason> reasons) {
    public Highlight {
        reasons = List.copyOf(reasons);
    }
}
