package com.cliply.engine.analysis.wording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All sentences of one video as words, numbered in order of their first appearance, with how often each is used. */
public final class Wordings {
    /** The language is judged by this many words from the beginning. */
    private static final int JUDGED_WORDS = 4_000;

    private final Language language;
    private final List<Wording> wordings = new ArrayList<>();
    private final int[][] ids;
    private final List<String> vocabulary = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final long[] kinds;
    private final int[] uses;

    private Wordings(List<String> texts) {
        var tokens = texts.stream().map(Tokens::of).toList();
        language = Language.of(tokens.stream()
                .flatMap(some -> some.words().stream())
                .limit(JUDGED_WORDS)
                .toList());
        ids = new int[texts.size()][];
        for (int index = 0; index < ids.length; index++)
            ids[index] =
                    tokens.get(index).words().stream().mapToInt(this::number).toArray();
        var lists = language.lists();
        kinds = vocabulary.stream().mapToLong(lists::kinds).toArray();
        uses = new int[kinds.length];
        for (int index = 0; index < ids.length; index++) {
            var of = new long[ids[index].length];
            for (int at = 0; at < of.length; at++) {
                of[at] = kinds[ids[index][at]];
                uses[ids[index][at]]++;
            }
            wordings.add(new Wording(tokens.get(index), lists, of));
        }
    }

    /** The words of {@code texts}, one text a sentence. */
    public static Wordings of(List<String> texts) {
        return new Wordings(texts);
    }

    private int number(String word) {
        var known = numbers.putIfAbsent(word, numbers.size());
        if (known != null) return known;
        vocabulary.add(word);
        return vocabulary.size() - 1;
    }

    public int size() {
        return ids.length;
    }

    Language language() {
        return language;
    }

    Wording get(int index) {
        return wordings.get(index);
    }

    /** How many words sentence {@code index} has. */
    public int words(int index) {
        return ids[index].length;
    }

    /** How many words of meaning both sentences have. */
    public int shared(int one, int other) {
        var its = Arrays.stream(ids[other]).filter(this::content).boxed().collect(Collectors.toSet());
        return (int) Arrays.stream(ids[one]).distinct().filter(its::contains).count();
    }

    /** Numbers of the words of sentence {@code index}; not to be changed. */
    int[] ids(int index) {
        return ids[index];
    }

    int vocabularySize() {
        return kinds.length;
    }

    String word(int id) {
        return vocabulary.get(id);
    }

    /** How often the word is said in the video. */
    int uses(int id) {
        return uses[id];
    }

    int uses(String word) {
        var id = numbers.get(word);
        return id == null ? 0 : uses[id];
    }

    /** Whether the word is one of those that everybody uses every day. */
    boolean everyday(String word) {
        return WordKind.COMMON.in(language.lists().kinds(word));
    }

    boolean is(int id, WordKind kind) {
        return kind.in(kinds[id]);
    }

    /** Whether a word says what is talked about: no word of function, no number; signs of scripts without spaces count. */
    boolean content(int id) {
        var word = vocabulary.get(id);
        var first = word.codePointAt(0);
        if (is(id, WordKind.STOP) || !Character.isLetter(first)) return false;
        return word.length() > 2 || Character.isIdeographic(first);
    }
}
