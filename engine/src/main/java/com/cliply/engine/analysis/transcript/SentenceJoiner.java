package com.cliply.engine.analysis.transcript;

import com.cliply.engine.time.TimeRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes sentences of cues. A cue that does not end a sentence is joined with the next, unless speech pauses between them or
 * the whole grows too long. Only edges of cues become edges of sentences: times within a cue would be guesses.
 */
final class SentenceJoiner {
    /** A gap that ends a sentence whatever its punctuation: whoever made the cues heard a pause there. */
    private static final long PAUSE_MICROS = 350_000;

    /** Nobody speaks a sentence longer than that; text without punctuation is cut here. */
    private static final long LONGEST_MICROS = 15_000_000;

    /** What is shorter can be neither heard nor cut at. */
    private static final long SHORTEST_MICROS = 20_000;

    /** Cues that begin at once are joined up to this many letters: ten thousand of them must not cost their square. */
    private static final int MOST_LETTERS = 1_000;

    private static final String SENTENCE_ENDS = ".!?\u2026\u3002\uFF01\uFF1F\u061F\u06D4\u0964";
    private static final String CLOSERS = "\"')]}\u201D\u2019\u00BB\u300D\u266A ";

    private final List<Sentence> sentences = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private long start;
    private long end;

    static List<Sentence> join(List<Cue> cues) {
        var joiner = new SentenceJoiner();
        for (var cue : inOrder(cues)) joiner.take(cue);
        joiner.endSentence();
        return joiner.sentences;
    }

    /** By start; an end that lies before its start or beyond the next start gives way; repeated lines are said once. */
    private static List<Cue> inOrder(List<Cue> cues) {
        var sorted = new ArrayList<>(cues);
        sorted.sort(Comparator.comparingLong(Cue::startMicros).thenComparingLong(Cue::endMicros));
        var ordered = new ArrayList<Cue>();
        for (int index = 0; index < sorted.size(); index++) {
            var cue = sorted.get(index);
            var next = index + 1 < sorted.size() ? sorted.get(index + 1).startMicros() : Long.MAX_VALUE;
            var end = Math.min(cue.endMicros(), next);
            if (cue.startMicros() == next && index + 1 < sorted.size()) {
                sorted.set(index + 1, together(cue, sorted.get(index + 1)));
                continue;
            }
            if (end - cue.startMicros() < SHORTEST_MICROS) continue;
            if (!ordered.isEmpty()
                    && ordered.getLast().text().equals(cue.text())
                    && ordered.getLast().endMicros() == cue.startMicros()) {
                var before = ordered.removeLast();
                ordered.add(new Cue(before.startMicros(), end, cue.text()));
            } else {
                ordered.add(new Cue(cue.startMicros(), end, cue.text()));
            }
        }
        return ordered;
    }

    /** Two that begin at once, such as two speakers' lines, become one. */
    private static Cue together(Cue one, Cue other) {
        if (one.endMicros() <= one.startMicros() || one.text().equals(other.text())) return other;
        var room = MOST_LETTERS - other.text().length();
        var text = room <= 0
                ? other.text()
                : one.text().substring(0, Math.min(room, one.text().length())) + " " + other.text();
        return new Cue(one.startMicros(), Math.max(one.endMicros(), other.endMicros()), text);
    }

    private void take(Cue cue) {
        if (!text.isEmpty() && (cue.startMicros() - end >= PAUSE_MICROS || cue.endMicros() - start > LONGEST_MICROS))
            endSentence();
        if (text.isEmpty()) start = cue.startMicros();
        else text.append(' ');
        text.append(cue.text());
        end = cue.endMicros();
        if (endsSentence(cue.text())) endSentence();
    }

    private void endSentence() {
        if (!text.isEmpty()) sentences.add(new Sentence(TimeRange.ofMicros(start, end), text.toString(), List.of()));
        text.setLength(0);
    }

    private static boolean endsSentence(String text) {
        for (int index = text.length() - 1; index >= 0; index--) {
            if (SENTENCE_ENDS.indexOf(text.charAt(index)) >= 0) return true;
            if (CLOSERS.indexOf(text.charAt(index)) < 0) return false;
        }
        return false;
    }
}
