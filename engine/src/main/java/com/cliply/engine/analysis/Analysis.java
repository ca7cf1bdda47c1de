package com.cliply.engine.analysis;

import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/**
 * All that one pass over a file measured.
 *
 * @param duration how far the media can be read
 * @param tracks at most one for each signal; what the file lacks has none
 * @param pauses stretches without anything audible, in order
 * @param shotChanges the first pictures of new shots, in order, without the beginning
 */
public record Analysis(
        Duration duration, List<SignalTrack> tracks, List<TimeRange> pauses, List<MediaTime> shotChanges) {
    public Analysis {
        var bySignal = new EnumMap<Signal, SignalTrack>(Signal.class);
        for (var track : tracks)
            if (bySignal.put(track.signal(), track) != null)
                throw new IllegalArgumentException("twice: " + track.signal());
        tracks = List.copyOf(bySignal.values());
        pauses = pauses.stream().sorted().toList();
        shotChanges = shotChanges.stream().sorted().distinct().toList();
    }

    /** Puts together what several extractors found. */
    public static Analysis of(Duration duration, List<Findings> findings) {
        var tracks = new ArrayList<SignalTrack>();
        var pauses = new ArrayList<TimeRange>();
        var shotChanges = new ArrayList<MediaTime>();
        for (var found : findings) {
            tracks.addAll(found.tracks());
            pauses.addAll(found.pauses());
            shotChanges.addAll(found.shotChanges());
        }
        return new Analysis(duration, tracks, pauses, shotChanges);
    }

    /** The curve of {@code signal}, if the file has what it takes and it has at least one step. */
    public Optional<SignalTrack> track(Signal signal) {
        return tracks.stream()
                .filter(track -> track.signal() == signal && !track.isEmpty())
                .findFirst();
    }

    /** The same with curves that came from elsewhere. */
    public Analysis with(List<SignalTrack> imported) {
        if (imported.isEmpty()) return this;
        var all = new ArrayList<>(tracks);
        all.addAll(imported);
        return new Analysis(duration, all, pauses, shotChanges);
    }

    /** The same with other shot changes, such as exact ones. */
    public Analysis withShotChanges(List<MediaTime> changes) {
        return new Analysis(duration, tracks, pauses, changes);
    }
}
