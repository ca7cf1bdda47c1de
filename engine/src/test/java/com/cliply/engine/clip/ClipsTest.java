package com.cliply.engine.clip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.cliply.engine.highlight.Highlight;
import com.cliply.engine.highlight.HighlightReason;
import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.Ids;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.time.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClipsTest {
    private static final ProjectId PROJECT = new ProjectId(new UUID(1, 1));
    private static final TimeRange FIRST = TimeRange.ofMicros(0, 10_000_000);
    private static final TimeRange SECOND = TimeRange.ofMicros(30_000_000, 45_000_000);

    private final Clips clips = new Clips(new Ids(InstantSource.fixed(Instant.EPOCH)));

    @Test
    void everyHighlightBecomesAClipInItsOrder() {
        var suggested = clips.suggest(PROJECT, List.of(), List.of(highlight(SECOND, 0.9), highlight(FIRST, 0.4)));
        assertEquals(
                List.of(List.of(SECOND), List.of(FIRST)),
                suggested.stream().map(Clip::ranges).toList());
        assertEquals(List.of(0.9, 0.4), suggested.stream().map(Clip::score).toList());
        assertEquals(
                List.of(ClipStatus.SUGGESTED, ClipStatus.SUGGESTED),
                suggested.stream().map(Clip::status).toList());
        assertNotEquals(suggested.get(0).id(), suggested.get(1).id());
        assertEquals("loudness-jump", suggested.getFirst().reasons().getFirst().signal());
    }

    @Test
    void whatWasDecidedStaysDecidedWhenTheSourceIsAnalysedAgain() {
        var before = clips.suggest(PROJECT, List.of(), List.of(highlight(FIRST, 0.4)))
                .getFirst()
                .withStatus(ClipStatus.KEPT);
        var after = clips.suggest(PROJECT, List.of(before), List.of(highlight(FIRST, 0.7)))
                .getFirst();
        assertEquals(before.id(), after.id());
        assertEquals(ClipStatus.KEPT, after.status());
        assertEquals(0.7, after.score());
    }

    @Test
    void onlySuggestionsThatNobodyDecidedOnAreOutdated() {
        var kept = clip(1, FIRST, ClipStatus.KEPT);
        var rejected = clip(2, FIRST, ClipStatus.REJECTED);
        var dropped = clip(3, FIRST, ClipStatus.SUGGESTED);
        var confirmed = clip(4, SECOND, ClipStatus.SUGGESTED);
        assertEquals(List.of(dropped), Clips.outdated(List.of(kept, rejected, dropped, confirmed), List.of(confirmed)));
    }

    @Test
    void aClipPlaysAsLongAsItsRangesTogether() {
        var clip = clip(1, FIRST, ClipStatus.KEPT).withRanges(List.of(SECOND, FIRST));
        assertEquals(Duration.ofSeconds(25), clip.duration());
        assertEquals(SECOND.start(), clip.inPoint());
        assertEquals(FIRST.end(), clip.outPoint());
    }

    @Test
    void aClipKeepsItsOwnRanges() {
        var ranges = new ArrayList<>(List.of(FIRST));
        var clip = new Clip(new ClipId(new UUID(0, 1)), PROJECT, "a", ranges, 0, List.of(), ClipStatus.SUGGESTED);
        ranges.add(SECOND);
        assertEquals(List.of(FIRST), clip.ranges());
        assertThrows(IllegalArgumentException.class, () -> clip.withRanges(List.of()));
    }

    private static Highlight highlight(TimeRange range, double score) {
        return new Highlight(range, score, "a title", List.of(new HighlightReason("loudness-jump", score, "loud")));
    }

    private static Clip clip(int number, TimeRange range, ClipStatus status) {
        return new Clip(new ClipId(new UUID(0, number)), PROJECT, "a title", List.of(range), 0.5, List.of(), status);
    }
}
