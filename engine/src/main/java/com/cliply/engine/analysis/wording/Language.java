package com.cliply.engine.analysis.wording;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The languages whose words are known. In all others marks, numbers and rarity have to do. */
enum Language {
    ENGLISH("en"),
    GERMAN("de"),
    SPANISH("es"),
    FRENCH("fr"),
    PORTUGUESE("pt"),
    OTHER("");

    /** Of running text about half are words of function; a fifth is not reached in a language that only shares some. */
    private static final double LEAST_SHARE = 0.2;

    private static final Map<Language, WordLists> LISTS = Stream.of(values())
            .collect(Collectors.toUnmodifiableMap(language -> language, language -> language.readLists()));

    private final String name;

    Language(String name) {
        this.name = name;
    }

    private WordLists readLists() {
        return name.isEmpty() ? WordLists.none() : WordLists.read(name);
    }

    WordLists lists() {
        return Objects.requireNonNull(LISTS.get(this));
    }

    /** The one most of whose words of function are in {@code words}. */
    static Language of(List<String> words) {
        var best = OTHER;
        var most = (long) (LEAST_SHARE * words.size());
        for (var language : values()) {
            var lists = language.lists();
            var found = words.stream()
                    .filter(word -> WordKind.STOP.in(lists.kinds(word)))
                    .count();
            if (found > most) {
                best = language;
                most = found;
            }
        }
        return best;
    }
}
