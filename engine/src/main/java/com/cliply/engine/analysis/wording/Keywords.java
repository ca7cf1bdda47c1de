package com.cliply.engine.analysis.wording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words and short phrases most characteristic of a part of a video: said often in it and seldom in the rest and in the
 * language (term frequency times inverse frequency elsewhere). Words that stand together again and again are one phrase.
 */
public final class Keywords {
    /** An everyday word has to be said that much more often. */
    private static final double COMMON = 0.3;

    /** Pseudo-count of each word elsewhere, so that one occurrence is no proof. */
    private static final double ELSEWHERE = 1;

    /** Of a word that mostly stands within a chosen phrase nothing of its own is left. */
    private static final double WITHIN_PHRASE = 0.6;

    private static final int REPEATED = 2;

    private final Wordings wordings;
    private long words;

    public Keywords(Wordings wordings) {
        this.wordings = wordings;
        for (int id = 0; id < wordings.vocabularySize(); id++) words += wordings.uses(id);
    }

    /** One keyword in the making: where it is first, how often it is there, what it is worth. */
    private static final class Term {
        private final String written;
        private final int order;
        private int count;
        private boolean named;
        private String shown;

        Term(String written, int order) {
            this.written = written;
            this.order = order;
            shown = written;
        }
    }

    private static final class Scored {
        private final Term term;
        private final List<String> parts;
        private final double score;

        Scored(Term term, List<String> parts, double score) {
            this.term = term;
            this.parts = List.copyOf(parts);
            this.score = score;
        }
    }

    /** At most {@code most} keywords of the sentences from {@code from} to before {@code to}, the best first. */
    public List<String> of(int from, int to, int most) {
        var single = new LinkedHashMap<String, Term>();
        var pairs = new LinkedHashMap<String, Term>();
        for (int index = Math.max(0, from); index < Math.min(wordings.size(), to); index++)
            collect(index, single, pairs);
        var size = Math.max(
                1, single.values().stream().mapToInt(term -> term.count).sum());
        var scored = new ArrayList<Scored>();
        single.forEach((word, term) -> scored.add(new Scored(term, List.of(word), worth(word, term.count, size))));
        pairs.forEach((pair, term) -> phrase(pair, term, single, size).ifPresent(scored::add));
        scored.sort(Comparator.comparingDouble((Scored one) -> -one.score).thenComparingInt(one -> one.term.order));
        return chosen(scored, single, most);
    }

    private static List<String> chosen(List<Scored> scored, Map<String, Term> single, int most) {
        var kept = new ArrayList<String>();
        var covered = new HashSet<String>();
        for (var one : scored) {
            if (kept.size() >= most) break;
            if (one.parts.stream().anyMatch(covered::contains)) continue;
            kept.add(one.term.shown);
            for (var part : one.parts) {
                var term = single.get(part);
                if (term != null && one.term.count >= WITHIN_PHRASE * term.count) covered.add(part);
            }
        }
        return List.copyOf(kept);
    }

    private void collect(int index, Map<String, Term> single, Map<String, Term> pairs) {
        var sentence = wordings.get(index);
        var ids = wordings.ids(index);
        for (int at = 0; at < ids.length; at++) {
            if (!wordings.content(ids[at])) continue;
            count(single, base(sentence.word(at)), sentence.spelled(at), sentence.word(at), sentence.opens(at));
            if (at + 1 == ids.length || sentence.mark(at) != ' ' || !wordings.content(ids[at + 1])) continue;
            var joint = Character.isIdeographic(sentence.word(at).codePointAt(0)) ? "" : " ";
            count(
                    pairs,
                    base(sentence.word(at)) + " " + base(sentence.word(at + 1)),
                    sentence.spelled(at) + joint + sentence.spelled(at + 1),
                    sentence.word(at) + joint + sentence.word(at + 1),
                    sentence.opens(at));
        }
    }

    /** In small letters where it is written so, or where only its place at a beginning gave it a capital. */
    private static void count(Map<String, Term> terms, String key, String spelled, String small, boolean opens) {
        var term = terms.computeIfAbsent(key, _ -> new Term(small, terms.size()));
        term.count++;
        if (opens) return;
        if (spelled.equals(small)) term.shown = term.written;
        else if (!term.named) term.shown = spelled;
        term.named = true;
    }

    /** One form for a word with and without the ending of plural or possession. */
    private static String base(String word) {
        var plain = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
        return plain.length() > 4 && plain.endsWith("s") && !plain.endsWith("ss")
                ? plain.substring(0, plain.length() - 1)
                : plain;
    }

    private Optional<Scored> phrase(String pair, Term term, Map<String, Term> single, int size) {
        var parts = List.of(pair.split(" ", -1));
        var name = !term.shown.equals(term.written);
        if (term.count < REPEATED && !name) return Optional.empty();
        var sum = 0.0;
        for (var part : parts) {
            var alone = single.get(part);
            if (alone == null || term.count < alone.count * WITHIN_PHRASE) return Optional.empty();
            sum += worth(part, term.count, size);
        }
        return Optional.of(new Scored(term, parts, sum));
    }

    private double worth(String base, int count, int size) {
        var elsewhere = Math.max(0, uses(base) - count);
        var rarity = Math.log((words + 10.0) / (elsewhere + ELSEWHERE)) - Math.log(10);
        var everyday = wordings.everyday(base) ? COMMON : 1;
        return everyday * count * Math.max(0, rarity) / size;
    }

    private int uses(String base) {
        return wordings.uses(base) + wordings.uses(base + "s") + wordings.uses(base + "'s");
    }
}
