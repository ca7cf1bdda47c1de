package com.cliply.engine.analysis.wording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kinds of one language's words and phrases. Lines read {@code kind: word stem* one/other_phrase}; the kind {@code none}
 * takes words out of what a stem catches.
 */
final class WordLists {
    /** Shorter stems would catch anything. */
    private static final int SHORTEST_STEM = 3;

    private static final String NONE = "none";
    private static final Map<String, WordKind> KINDS =
            Stream.of(WordKind.values()).collect(Collectors.toUnmodifiableMap(WordKind::listName, kind -> kind));

    private final Map<String, Long> words = new HashMap<>();
    private final Map<String, Long> stems = new HashMap<>();
    private final Phrase phrases = new Phrase();
    private int longestStem;

    private WordLists() {}

    /** What can follow after the words so far, and what these are together. */
    static final class Phrase {
        private final Map<String, Phrase> next = new HashMap<>();
        private long kinds;
    }

    /** Lists of nothing. */
    static WordLists none() {
        return new WordLists();
    }

    /** The lists of {@code language}, as {@code en}. */
    static WordLists read(String language) {
        var lists = new WordLists();
        try (var in = WordLists.class.getResourceAsStream(language + ".txt")) {
            if (in == null) throw new IllegalStateException("no words of " + language);
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(lists::addLine);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return lists;
    }

    private void addLine(String line) {
        var colon = line.indexOf(':');
        var name = line.substring(0, colon);
        var kind = KINDS.get(name);
        if (kind == null && !name.equals(NONE)) throw new IllegalStateException("no kind of words: " + name);
        var bit = kind == null ? 0 : kind.bit();
        for (var entry : line.substring(colon + 1).strip().split(" ", -1)) add(entry, bit);
    }

    private void add(String entry, long bit) {
        if (entry.indexOf('_') >= 0 || entry.indexOf('/') >= 0) {
            for (var phrase : spelledOut(entry)) addPhrase(phrase, bit);
        } else if (entry.endsWith("*")) {
            var stem = entry.substring(0, entry.length() - 1);
            if (stem.length() < SHORTEST_STEM) throw new IllegalStateException("stem " + entry);
            stems.merge(stem, bit, (one, other) -> one | other);
            longestStem = Math.max(longestStem, stem.length());
        } else {
            words.merge(entry, bit, (one, other) -> one | other);
        }
    }

    private static List<String> spelledOut(String entry) {
        var all = List.of("");
        for (var element : entry.split("_", -1)) {
            var longer = new ArrayList<String>();
            for (var begun : all)
                for (var word : element.split("/", -1)) longer.add(begun.isEmpty() ? word : begun + " " + word);
            all = longer;
        }
        return all;
    }

    private void addPhrase(String phrase, long bit) {
        var at = phrases;
        for (var word : phrase.split(" ", -1)) at = at.next.computeIfAbsent(word, _ -> new Phrase());
        at.kinds |= bit;
    }

    /** All that {@code word}, in lower case, is by itself; a word with hyphens is at least what its parts are. */
    long kinds(String word) {
        var known = words.get(word);
        var kinds = known == null ? 0 : known;
        if (known == null || known != 0) kinds |= byStem(word);
        if (kinds == 0 && word.indexOf('-') > 0)
            for (var part : word.split("-", -1)) kinds |= words.getOrDefault(part, 0L);
        return kinds;
    }

    private long byStem(String word) {
        var kinds = 0L;
        for (int length = Math.min(longestStem, word.length()); length >= SHORTEST_STEM; length--)
            kinds |= stems.getOrDefault(word.substring(0, length), 0L);
        return kinds;
    }

    /** All that phrases beginning with {@code words[from]} are. */
    long phraseKinds(List<String> words, int from) {
        var kinds = 0L;
        var at = phrases;
        for (int index = from; index < words.size(); index++) {
            var next = at.next.get(words.get(index));
            if (next == null) break;
            at = next;
            kinds |= at.kinds;
        }
        return kinds;
    }

    /** How many words the longest phrase has that begins with {@code words[from]} and is {@code kind}; 0 if none does. */
    int phraseLength(List<String> words, int from, WordKind kind) {
        var longest = 0;
        var at = phrases;
        for (int index = from; index < words.size(); index++) {
            var next = at.next.get(words.get(index));
            if (next == null) break;
            at = next;
            if (kind.in(at.kinds)) longest = index - from + 1;
        }
        return longest;
    }
}
