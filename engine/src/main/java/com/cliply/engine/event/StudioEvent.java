package com.cliply.engine.event;

import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.id.RenditionId;

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

    /** A job's attempt ended; {@code state} is the stable name of the state it is in now. */
    record JobEnded(JobId job, String kind, String state) implements StudioEvent {}

    record ClipsSuggested(ProjectId project, int count) implements StudioEvent {}

    record RenditionReady(RenditionId rendition, ClipId clip) implements StudioEvent {}
}
