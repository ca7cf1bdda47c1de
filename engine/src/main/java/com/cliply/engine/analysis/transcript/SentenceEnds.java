package com.cliply.engine.analysis.transcript;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells where sentences end: at a full stop, but not at that of {@code Mr.}, {@code e.g.}, {@code 3.5} or an initial. */
final class SentenceEnds {
    private static final String ENDS = ".!?\u2026\u203C\u2047\u2048\u2049\u203D\u061F\u06D4\u0964\u0589";

    /** Full-width signs end a sentence without a space after them. */
    private static final String WIDE_ENDS = "\u3002\uFF01\uFF1F\uFF61";

    private static final String CLOSERS = "\"')]}\u201D\u2019\u00BB\u300D\u300F\uFF09\u203A*";

    /** Longer than any abbreviation. */
    private static final int LOOK_BACK = 24;

    /** Stand before a name or a number, so never at an end. Common ones of the larger European languages. */
    private static final Set<String> BEFORE_NAMES = Set.of(
            "mr", "mrs", "ms", "mx", "dr", "prof", "st", "sr", "sra", "srta", "mme", "mlle", "herr", "hr", "fr", "gen",
            "col", "lt", "sgt", "capt", "cmdr", "rev", "hon", "gov", "sen", "rep", "pres", "mt", "ft", "vs", "bzw",
            "z.b", "d.h", "e.g", "i.e", "cf", "viz", "p.ex", "ej", "dott", "sig", "ing");

    /** Stand before numbers. */
    private static final Set<String> BEFORE_NUMBERS =
            Set.of("no", "nr", "n\u00BA", "fig", "vol", "p", "pp", "ch", "sec", "approx", "ca", "tel", "art");

    private static final Pattern LETTERS_AND_STOPS = Pattern.compile("\\p{L}(?:\\.\\p{L}){1,4}");

    private final boolean cased;

    private SentenceEnds(boolean cased) {
        this.cased = cased;
    }

    /** @param texts all of a file: whether its sentences begin with capitals shows only there */
    static SentenceEnds of(List<String> texts) {
        var capital = 0;
        var small = 0;
        var ended = false;
        for (var text : texts) {
            for (int index = 0; index < text.length(); index++) {
                var letter = text.charAt(index);
                if (Character.isLetter(letter)) {
                    if (ended && Character.isUpperCase(letter)) capital++;
                    else if (ended && Character.isLowerCase(letter)) small++;
                    ended = false;
                } else if (ENDS.indexOf(letter) >= 0) {
                    // After an ellipsis either may follow.
                    ended = letter != '\u2026' && (index == 0 || text.charAt(index - 1) != '.');
                }
            }
        }
        return new SentenceEnds(capital > 2 * small);
    }

    /**
     * Whether a sentence ends with {@code before} when {@code next} comes after it.
     *
     * @param next may be empty if nothing is known of it
     */
    boolean between(CharSequence before, CharSequence next) {
        var last = before.length() - 1;
        while (last >= 0 && (CLOSERS.indexOf(before.charAt(last)) >= 0 || before.charAt(last) == ' ')) last--;
        if (last < 0) return false;
        var sign = before.charAt(last);
        if (WIDE_ENDS.indexOf(sign) >= 0) return true;
        if (ENDS.indexOf(sign) < 0) return false;
        if (cased && beginsSmall(next)) return false;
        return sign != '.' || !abbreviation(before, last, next);
    }

    private static boolean beginsSmall(CharSequence next) {
        for (int index = 0; index < next.length(); index++) {
            var letter = next.charAt(index);
            if (Character.isLetter(letter)) return Character.isLowerCase(letter);
            if (Character.isDigit(letter)) return false;
        }
        return false;
    }

    private static boolean abbreviation(CharSequence text, int stop, CharSequence next) {
        var from = stop;
        while (from > 0 && stop - from < LOOK_BACK && !breaks(text.charAt(from - 1))) from--;
        var word = text.subSequence(from, stop).toString();
        if (word.isEmpty() || word.endsWith(".")) return false;
        if (BEFORE_NAMES.contains(word.toLowerCase(Locale.ROOT))) return !next.isEmpty();
        if (BEFORE_NUMBERS.contains(word.toLowerCase(Locale.ROOT)))
            return !next.isEmpty() && Character.isDigit(next.charAt(0));
        // Initials as in "J. Smith", and only before a name: "it was I." has no name after it.
        if (word.length() == 1 && Character.isUpperCase(word.charAt(0)) && word.charAt(0) != 'I')
            return !next.isEmpty() && Character.isUpperCase(next.charAt(0));
        // a.m., U.S., z.B.: it ends a sentence only before a capital, which cannot be told from a name.
        return word.indexOf('.') > 0 && LETTERS_AND_STOPS.matcher(word).matches() && !next.isEmpty();
    }

    private static boolean breaks(char letter) {
        return letter <= ' ' || letter == '(' || letter == '"' || letter == '\u201C' || letter == '[';
    }

    /** Whether letters of this kind are written without spaces between words. */
    static boolean unspaced(int letter) {
        return switch (UnicodeScript.of(letter)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> (letter >= 0x3000 && letter <= 0x303F) || (letter >= 0xFF00 && letter <= 0xFF65);
        };
    }

    /** What stands between two pieces of text that follow each other. */
    static String glue(CharSequence before, CharSequence after) {
        if (before.isEmpty() || after.isEmpty()) return "";
        return unspaced(before.charAt(before.length() - 1)) && unspaced(after.charAt(0)) ? "" : " ";
    }
}
