package com.cliply.engine.analysis.transcript;

import com.cliply.engine.analysis.Analysis;
import com.cliply.engine.analysis.Signal;
import com.cliply.engine.analysis.SignalTrack;
import com.cliply.engine.time.TimeRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** When somebody seems to speak, as far as the sound tells. */
final class SpeechCurve {
    static final SpeechCurve SILENT = new SpeechCurve(Optional.empty(), List.of());

    /** Shorter ones are stops: the closure of p, t and k lasts up to 150 ms (Crystal and House, JASA 83, 1988). */
    static final long SHORTEST_PAUSE = 150_000;

    /** Speech moves by about 30 dB between its loudest vowels and its weakest consonants (ANSI S3.5). */
    private static final double RANGE = 30;

    /** Without any range there is nothing to tell speech by: constant noise, or digital silence. */
    private static final double LEAST_RANGE = 6;

    private static final double LOUD_SHARE = 0.9;
    private static final double QUIET_SHARE = 0.05;

    /** A step is quiet below this part of the way from quiet to loud. */
    private static final double QUIET_PART = 0.25;

    private final Optional<SignalTrack> loudness;
    private final List<TimeRange> pauses;

    private SpeechCurve(Optional<SignalTrack> loudness, List<TimeRange> pauses) {
        this.loudness = loudness;
        this.pauses = pauses;
    }

    static SpeechCurve of(Analysis analysis) {
        return new SpeechCurve(analysis.track(Signal.LOUDNESS), analysis.pauses());
    }

    /**
     * What lies between the pauses within {@code range}, in order, at least one; the whole range where nothing can be
     * told.
     */
    List<TimeRange> phrases(TimeRange range) {
        var phrases = new ArrayList<TimeRange>();
        var from = range.start().micros();
        for (var pause : pausesWithin(range)) {
            if (pause.start().micros() > from)
                phrases.add(TimeRange.ofMicros(from, pause.start().micros()));
            from = Math.max(from, pause.end().micros());
        }
        if (from < range.end().micros())
            phrases.add(TimeRange.ofMicros(from, range.end().micros()));
        return phrases.isEmpty() ? List.of(range) : phrases;
    }

    private List<TimeRange> pausesWithin(TimeRange range) {
        var known = new ArrayList<TimeRange>();
        for (int index = firstPauseAfter(range.start().micros()); index < pauses.size(); index++) {
            var pause = pauses.get(index);
            if (!pause.start().isBefore(range.end())) break;
            known.add(TimeRange.ofMicros(
                    Math.max(pause.start().micros(), range.start().micros()),
                    Math.min(pause.end().micros(), range.end().micros())));
        }
        return known.isEmpty() ? quiet(range) : known;
    }

    /** The index of the first pause that ends after {@code micros}. */
    private int firstPauseAfter(long micros) {
        var low = 0;
        var high = pauses.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (pauses.get(middle).end().micros() > micros) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    /** Steps that are quiet for this sentence. */
    private List<TimeRange> quiet(TimeRange range) {
        if (loudness.isEmpty()) return List.of();
        var track = loudness.get();
        var first = track.indexOf(range.start());
        var count = Math.min(track.size(), track.indexOf(range.end())) - first;
        if (count < 5) return List.of();
        var values = new float[count];
        for (int index = 0; index < count; index++) values[index] = track.value(first + index);
        var sorted = values.clone();
        Arrays.sort(sorted);
        var loud = sorted[(int) (LOUD_SHARE * (count - 1))];
        var low = Math.max(loud - RANGE, sorted[(int) (QUIET_SHARE * (count - 1))]);
        if (loud - low < LEAST_RANGE) return List.of();
        var threshold = low + QUIET_PART * (loud - low);
        var found = new ArrayList<TimeRange>();
        var from = -1;
        for (int index = 0; index <= count; index++) {
            var quiet = index < count && values[index] < threshold;
            if (quiet && from < 0) from = index;
            if (quiet || from < 0) continue;
            var start =
                    Math.max(range.start().micros(), track.timeOf(first + from).micros());
            var end = Math.min(range.end().micros(), track.timeOf(first + index).micros());
            if (end - start >= SHORTEST_PAUSE) found.add(TimeRange.ofMicros(start, end));
            from = -1;
        }
        return found;
    }
}
