package com.cliply.engine.analysis;

import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.util.List;

/**
 * What one extractor found.
 *
 * @param pauses stretches without anything audible, in order
 * @param shotChanges the first pictures of new shots, in order
 */
public record Findings(List<SignalTrack> tracks, List<TimeRange> pauses, List<MediaTime> shotChanges) {
    public Findings {
        tracks = List.copyOf(tracks);
        pauses = List.copyOf(pauses);
        shotChanges = List.copyOf(shotChanges);
    }

    public static Findings of(SignalTrack... tracks) {
        return new Findings(List.of(tracks), List.of(), List.of());
    }
}
