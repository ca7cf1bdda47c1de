package com.cliply.engine.analysis.transcript;

import java.util.ArrayList;
import java.util.List;

/**
 * One entry of a subtitle file, as it stands there: times may overlap, run backwards or be equal.
 *
 * @param text without markup; lines end with {@code \n}
 * @param marks what the file says about times within the text, by position
 * @param speaker a name that stays the same while the same person speaks; {@link #TURN} if only known to be another one than
 *     before, empty if nothing is known
 */
record Cue(long startMicros, long endMicros, String text, List<Mark> marks, String speaker) {
    /** Somebody else than before. */
    static final String TURN = "-";

    /**
     * From letter {@code at} on it is spoken at this time.
     *
     * @param endMicros -1 if only the beginning is known
     */
    record Mark(int at, long startMicros, long endMicros) {}

    Cue {
        marks = List.copyOf(marks);
    }

    Cue(long startMicros, long endMicros, String text) {
        this(startMicros, endMicros, text, List.of(), "");
    }

    Cue lasting(long start, long end) {
        return new Cue(start, end, text, marks, speaker);
    }

    /** The same, all of it so much later. */
    Cue later(long micros) {
        var moved = marks.stream()
                .map(mark ->
                        new Mark(mark.at, mark.startMicros + micros, mark.endMicros < 0 ? -1 : mark.endMicros + micros))
                .toList();
        return new Cue(startMicros + micros, endMicros + micros, text, moved, speaker);
    }

    Cue saidBy(String somebody) {
        return new Cue(startMicros, endMicros, text, marks, somebody);
    }

    /** The same without its first {@code letters} letters. */
    Cue without(int letters) {
        var kept = new ArrayList<Mark>();
        for (var mark : marks)
            if (mark.at >= letters) kept.add(new Mark(mark.at - letters, mark.startMicros, mark.endMicros));
        return new Cue(startMicros, endMicros, text.substring(letters), kept, speaker);
    }
}
