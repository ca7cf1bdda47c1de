package com.cliply.engine.language;

import com.cliply.engine.analysis.transcript.Sentence;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.net.ShortText;
import com.cliply.engine.time.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Chooses which sentences a model is shown: those around the candidates, in pieces that it can keep in mind. */
final class Passages {
    /** What was said shortly before and after belongs to a moment. */
    private static final Duration AROUND = Duration.ofSeconds(20);

    /** Letters of a sentence that are shown; a subtitle without a full stop may go on for pages. */
    private static final int LONGEST_SENTENCE = 400;

    private Passages() {}

    /**
     * One sentence under its number.
     *
     * @param number counted from 1 through the whole transcript
     */
    record Numbered(int number, TimeRange range, String text) {
        /** What it takes of a model's memory: three letters a token, which is more than most languages need, and some around. */
        int tokens() {
            return 8 + text.length() / 3;
        }
    }

    /**
     * Pieces in order of time, none of them larger than the budget unless it is a single sentence.
     *
     * @param tokens how much a piece may take
     */
    static List<List<Numbered>> of(Transcript transcript, List<TimeRange> candidates, int tokens) {
        var wanted = new TreeSet<Integer>();
        for (var candidate : candidates) {
            var from = transcript.firstEndingAfter(candidate.start().minus(AROUND));
            var end = candidate.end().plus(AROUND);
            for (int index = from; index < transcript.sentences().size(); index++) {
                if (!transcript.sentences().get(index).range().start().isBefore(end)) break;
                wanted.add(index);
            }
        }
        var pieces = new ArrayList<List<Numbered>>();
        var piece = new ArrayList<Numbered>();
        var taken = 0;
        for (var index : wanted) {
            var next = numbered(index, transcript.sentences().get(index));
            if (!piece.isEmpty() && taken + next.tokens() > tokens) {
                pieces.add(List.copyOf(piece));
                piece.clear();
                taken = 0;
            }
            piece.add(next);
            taken += next.tokens();
        }
        if (!piece.isEmpty()) pieces.add(List.copyOf(piece));
        return pieces;
    }

    private static Numbered numbered(int index, Sentence sentence) {
        return new Numbered(index + 1, sentence.range(), ShortText.plain(sentence.text(), LONGEST_SENTENCE));
    }
}
