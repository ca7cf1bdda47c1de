package com.cliply.engine.analysis.transcript;

import com.cliply.engine.time.TimeRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes sentences of cues. What does not end a sentence is joined with the next, unless speech pauses between them, somebody
 * else speaks, or the whole grows too long. Without times of words only edges of cues become edges of sentences: times within
 * a cue would be guesses.
 */
final class SentenceJoiner {
    /** A gap between cues that ends a sentence whatever its punctuation: whoever made the cues heard a pause there. */
    private static final long PAUSE_MICROS = 350_000;

    /**
     * The same between words that were heard one by one: speakers stop to think within a sentence, hardly as long as
     * that.
     */
    private static final long WORD_PAUSE_MICROS = 800_000;

    /** Nobody speaks a sentence longer than that; text without punctuation is cut here. */
    private static final long LONGEST_MICROS = 15_000_000;

    /** The least that moves as one: a cue, or a word whose times were heard. */
    private record Unit(long start, long end, String text, List<Word> words, boolean turn) {
        boolean word() {
            return words.size() == 1;
        }
    }

    private final SentenceEnds ends;
    private final List<Sentence> sentences = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final List<Word> words = new ArrayList<>();
    private boolean everyWord = true;
    private boolean lastWasWord;
    private long start;
    private long end;

    private SentenceJoiner(SentenceEnds ends) {
        this.ends = ends;
    }

    /** @param cues by start, none empty or overlapping, with one line of text each */
    static List<Sentence> join(List<Cue> cues) {
        var joiner =
                new SentenceJoiner(SentenceEnds.of(cues.stream().map(Cue::text).toList()));
        var speaker = "";
        for (var cue : cues) {
            var turn = !cue.speaker().isEmpty()
                    && (cue.speaker().equals(Cue.TURN) || !cue.speaker().equals(speaker));
            if (!cue.speaker().isEmpty()) speaker = cue.speaker();
            for (var unit : units(cue, turn)) joiner.take(unit);
        }
        joiner.endSentence();
        return joiner.sentences;
    }

    private static List<Unit> units(Cue cue, boolean turn) {
        var heard = CueWords.of(cue);
        if (heard.isEmpty()) return List.of(new Unit(cue.startMicros(), cue.endMicros(), cue.text(), List.of(), turn));
        var units = new ArrayList<Unit>();
        for (var word : heard)
            units.add(new Unit(
                    word.range().start().micros(),
                    word.range().end().micros(),
                    word.text(),
                    List.of(word),
                    turn && units.isEmpty()));
        return units;
    }

    private void take(Unit unit) {
        var pause = unit.word() && lastWasWord ? WORD_PAUSE_MICROS : PAUSE_MICROS;
        if (!text.isEmpty()
                && (unit.turn()
                        || unit.start() - end >= pause
                        || unit.end() - start > LONGEST_MICROS
                        || ends.between(text, unit.text()))) endSentence();
        if (text.isEmpty()) start = unit.start();
        text.append(SentenceEnds.glue(text, unit.text())).append(unit.text());
        end = unit.end();
        words.addAll(unit.words());
        everyWord &= unit.word();
        lastWasWord = unit.word();
    }

    /** Where only some words have times, none are given: who counts words must find all of them. */
    private void endSentence() {
        if (!text.isEmpty())
            sentences.add(new Sentence(
                    TimeRange.ofMicros(start, end), text.toString(), everyWord ? List.copyOf(words) : List.of()));
        text.setLength(0);
        words.clear();
        everyWord = true;
    }
}
