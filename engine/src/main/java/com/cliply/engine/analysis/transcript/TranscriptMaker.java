package com.cliply.engine.analysis.transcript;

import com.cliply.engine.time.TimeRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** From the cues of a file, as careless as they may be, to what is said. */
final class TranscriptMaker {
    /** What is shorter can be neither heard nor cut at. */
    private static final long SHORTEST_MICROS = 20_000;

    /** Cues that begin at once are joined up to this many letters: ten thousand of them must not cost their square. */
    private static final int MOST_LETTERS = 1_000;

    /** Of a cue without a length: 15 letters a second are usual, and it is better to hold a word too long than to cut it. */
    private static final long LETTER_MICROS = 80_000;

    private static final long LONGEST_GUESS = 6_000_000;

    private TranscriptMaker() {}

    static Transcript of(List<Cue> cues) {
        var sorted = new ArrayList<>(cues);
        sorted.sort(Comparator.comparingLong(Cue::startMicros).thenComparingLong(Cue::endMicros));
        var folded = RollingCaptions.fold(sorted);
        var names = SpeakerNames.of(folded);
        var said = new ArrayList<Cue>();
        var sounds = new ArrayList<SoundNote>();
        for (var cue : folded) {
            var lasting = lasting(cue);
            var parts = SpokenText.of(lasting, names);
            for (var sound : parts.sounds())
                sounds.add(new SoundNote(TimeRange.ofMicros(lasting.startMicros(), lasting.endMicros()), sound));
            if (!parts.cue().text().isEmpty()) said.add(parts.cue());
        }
        return new Transcript(SentenceJoiner.join(apart(said)), sounds);
    }

    /** What ends before it begins, or at once, lasts as long as its letters take. */
    private static Cue lasting(Cue cue) {
        if (cue.endMicros() > cue.startMicros()) return cue;
        var guess =
                Math.min(LONGEST_GUESS, LETTER_MICROS * Math.max(4, cue.text().length()));
        return cue.lasting(cue.startMicros(), cue.startMicros() + guess);
    }

    /** An end beyond the next start gives way; what begins at once is one. */
    private static List<Cue> apart(List<Cue> cues) {
        var ordered = new ArrayList<Cue>();
        for (int index = 0; index < cues.size(); index++) {
            var cue = cues.get(index);
            while (index + 1 < cues.size() && cues.get(index + 1).startMicros() == cue.startMicros())
                cue = together(cue, cues.get(++index));
            var next = index + 1 < cues.size() ? cues.get(index + 1).startMicros() : Long.MAX_VALUE;
            var end = Math.min(cue.endMicros(), next);
            if (end - cue.startMicros() >= SHORTEST_MICROS) ordered.add(cue.lasting(cue.startMicros(), end));
        }
        return ordered;
    }

    /** Two that begin at once, such as two speakers' lines, become one; times of words hold for one line only. */
    private static Cue together(Cue one, Cue other) {
        var end = Math.max(one.endMicros(), other.endMicros());
        if (one.text().equals(other.text())) return one.lasting(one.startMicros(), end);
        var room = MOST_LETTERS - one.text().length();
        if (room <= 0) return one.lasting(one.startMicros(), end);
        var more = other.text().substring(0, Math.min(room, other.text().length()));
        return new Cue(
                one.startMicros(),
                end,
                one.text() + SentenceEnds.glue(one.text(), more) + more,
                List.of(),
                one.speaker());
    }
}
