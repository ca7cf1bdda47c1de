package com.cliply.engine.event;

import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.id.RenditionId;
import com.cliply.engine.time.TimeRange;
import java.time.Duration;
import java.util.List;

/** News from below; what it is about is read from the stores. */
public sealed interface StudioEvent {
    /** A job was claimed; {@code kind} is its stable name, as {@code render-clip}. */
    record JobStarted(JobId job, String kind, int attempt) implements StudioEvent {}

    /**
     * A running job came further.
     *
     * @param fraction of the whole job that is done, 0..1, never falling within an attempt
     * @param speed how many times faster than playing it goes, 0 while that is unknown
     */
    record JobProgressed(JobId job, String stage, double fraction, double speed) implements StudioEvent {}

    /**
     * Something that a person should know of a job which goes on, as that somebody who was to help could not.
     *
     * @param code stable, for programs, as {@code model_damaged}
     * @param text sentences for people
     */
    record JobNoted(JobId job, String code, String text) implements StudioEvent {}

    /** A job's attempt ended; {@code state} is the stable name of the state it is in now. */
    record JobEnded(JobId job, String kind, String state) implements StudioEvent {}

    /**
     * What is found while the rest of a source is still being measured; it may be other at the end, which
     * {@link ClipsSuggested} tells.
     *
     * @param measured how much of the source has been measured
     * @param best best first
     */
    record HighlightsEmerging(ProjectId project, Duration measured, List<Emerging> best) implements StudioEvent {
        public HighlightsEmerging {
            best = List.copyOf(best);
        }

        /**
         * One of them.
         *
         * @param score 0..1
         */
        public record Emerging(TimeRange range, double score, String title) {}
    }

    record ClipsSuggested(ProjectId project, int count) implements StudioEvent {}

    record RenditionReady(RenditionId rendition, ClipId clip) implements StudioEvent {}
}
