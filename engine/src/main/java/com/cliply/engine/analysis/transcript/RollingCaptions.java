package com.cliply.engine.analysis.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Says once what rolls up: live and automatic captions repeat the line before, or all that was said so far, in each new cue.
 * Whether a file does so is seen from all of it, so that people who repeat themselves keep their words.
 */
final class RollingCaptions {
    /** Cues that follow each other at once; YouTube's overlap or leave 10 ms. */
    private static final long AT_ONCE = 150_000;

    /**
     * A file rolls if so many of its cues begin with the end of the one before; own look at automatic captions: nearly
     * all do.
     */
    private static final double ROLLING = 0.3;

    private static final int LEAST_ROLLING = 3;

    /** No line that rolls up has more words; bounds what comparing costs. */
    private static final int MOST_WORDS = 60;

    private static final Pattern WORD = Pattern.compile("\\S+");

    private RollingCaptions() {}

    /** @param cues by start */
    static List<Cue> fold(List<Cue> cues) {
        var repeated = new int[cues.size()];
        var rolling = 0;
        for (int index = 1; index < cues.size(); index++) {
            repeated[index] = repeatedLetters(cues.get(index - 1), cues.get(index));
            if (repeated[index] > 0) rolling++;
        }
        if (rolling < LEAST_ROLLING || rolling < ROLLING * cues.size()) return withoutTwins(cues);
        var folded = new ArrayList<Cue>();
        for (int index = 0; index < cues.size(); index++) {
            var rest = cues.get(index).without(repeated[index]);
            if (!rest.text().isBlank()) folded.add(rest.without(leadingBlanks(rest.text())));
        }
        return folded;
    }

    private static int leadingBlanks(String text) {
        return text.length() - text.stripLeading().length();
    }

    /** How many letters of {@code cue} the one before has said at its end. One word alone may be said twice. */
    private static int repeatedLetters(Cue before, Cue cue) {
        if (cue.startMicros() - before.endMicros() > AT_ONCE) return 0;
        var said = words(before.text());
        if (said.size() > MOST_WORDS) said = said.subList(said.size() - MOST_WORDS, said.size());
        var words = words(cue.text());
        var ends = WORD.matcher(cue.text())
                .results()
                .mapToInt(match -> match.end())
                .limit(MOST_WORDS)
                .toArray();
        for (int count = Math.min(said.size(), words.size()); count > 0; count--)
            if (said.subList(said.size() - count, said.size()).equals(words.subList(0, count)))
                return count > 1 || said.size() == 1 ? ends[count - 1] : 0;
        return 0;
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(match -> match.group()).toList();
    }

    /** Two that say the same without a pause are one. */
    private static List<Cue> withoutTwins(List<Cue> cues) {
        var kept = new ArrayList<Cue>();
        for (var cue : cues) {
            var before = kept.isEmpty() ? null : kept.getLast();
            if (before != null
                    && before.text().equals(cue.text())
                    && Math.abs(cue.startMicros() - before.endMicros()) < 20_000) {
                kept.removeLast();
                kept.add(before.lasting(before.startMicros(), Math.max(before.endMicros(), cue.endMicros())));
            } else {
                kept.add(cue);
            }
        }
        return kept;
    }
}
