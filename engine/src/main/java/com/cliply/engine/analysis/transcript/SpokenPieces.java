package com.cliply.engine.analysis.transcript;

import com.cliply.engine.time.MediaTime;
import java.util.ArrayList;
import java.util.List;

/** Collects what a recogniser says piece by piece, and makes sentences of it. Pieces may overlap or come in any order. */
public final class SpokenPieces {
    private final List<Cue> cues = new ArrayList<>();

    /**
     * Adds a piece.
     *
     * @param startMicros where it begins
     * @param endMicros where it ends; a piece that ends before it begins says nothing
     * @param text one line
     */
    public void add(long startMicros, long endMicros, String text) {
        if (endMicros > startMicros && !text.isBlank()) cues.add(new Cue(startMicros, endMicros, text));
    }

    /**
     * All of them as sentences, without times of words.
     *
     * @param end of the media; nothing is said behind it
     */
    public Transcript transcript(MediaTime end) {
        var within = cues.stream()
                .filter(cue -> cue.startMicros() < end.micros())
                .map(cue -> new Cue(cue.startMicros(), Math.min(cue.endMicros(), end.micros()), cue.text()))
                .toList();
        return new Transcript(SentenceJoiner.join(within));
    }
}
