package com.cliply.engine.analysis.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Takes a text apart into words and the marks between them, in one pass and without backtracking. Apostrophes and hyphens
 * belong to the word that they stand within, as do points and commas within numbers.
 */
final class Tokens {
    /** Of a longer run of letters only this much is kept. */
    private static final int LONGEST_WORD = 40;

    /** Nobody says a longer sentence; the rest of a longer text is left out. */
    private static final int MOST_WORDS = 1_000;

    private static final String ENDERS = ".!?\u2026\u3002\uFF01\uFF1F\u061F\u06D4\u0964";
    private static final String BREAKS = ",;:\u2014\u2013\u3001\uFF0C\u060C";
    private static final String MONEY = "$\u20AC\u00A3\u00A5";

    private final List<String> words = new ArrayList<>();
    private final List<String> spelled = new ArrayList<>();
    private final StringBuilder marks = new StringBuilder();

    private Tokens(String text) {
        var at = 0;
        while (at < text.length() && words.size() < MOST_WORDS) {
            var end = wordEnd(text, at);
            if (end > at) {
                add(text.substring(at, Math.min(end, at + LONGEST_WORD)));
                at = end;
            } else {
                mark(text.charAt(at));
                at++;
            }
        }
    }

    static Tokens of(String text) {
        return new Tokens(text);
    }

    /** In lower case, with straight apostrophes. */
    List<String> words() {
        return words;
    }

    /** As they are written. */
    List<String> spelled() {
        return spelled;
    }

    /** One mark a word, that which ends most behind it: {@code .}, {@code !}, {@code ?}, {@code ,} or a space. */
    String marks() {
        return marks.toString();
    }

    private void add(String word) {
        spelled.add(word);
        words.add(word.toLowerCase(Locale.ROOT).replace('\u2019', '\''));
        marks.append(' ');
    }

    private void mark(char sign) {
        var plain = plain(sign);
        if (plain == ' ' || marks.isEmpty()) return;
        var last = marks.length() - 1;
        var before = marks.charAt(last);
        if (rank(plain) > rank(before)) marks.setCharAt(last, plain);
    }

    private static char plain(char sign) {
        if (sign == '?' || sign == '\uFF1F' || sign == '\u061F') return '?';
        if (sign == '!' || sign == '\uFF01') return '!';
        if (ENDERS.indexOf(sign) >= 0) return '.';
        return BREAKS.indexOf(sign) >= 0 ? ',' : ' ';
    }

    private static int rank(char mark) {
        return " ,.!?".indexOf(mark);
    }

    private static int wordEnd(String text, int from) {
        var at = from;
        while (at < text.length()) {
            var point = text.codePointAt(at);
            var width = Character.charCount(point);
            if (Character.isIdeographic(point) || isKana(point)) return at == from ? at + width : at;
            if (!partOfWord(text, from, at, point)) break;
            at += width;
        }
        return at;
    }

    /** Scripts without spaces: each sign is a word. */
    private static boolean isKana(int point) {
        return point >= 0x3040 && point <= 0x30FF;
    }

    private static boolean partOfWord(String text, int from, int at, int point) {
        if (Character.isLetterOrDigit(point) || Character.getType(point) == Character.NON_SPACING_MARK) return true;
        var next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (MONEY.indexOf(point) >= 0) return at > from || Character.isDigit(next);
        if (at == from) return false;
        var before = text.charAt(at - 1);
        if (point == '%') return Character.isDigit(before);
        if (point == '.' || point == ',' || point == ':') return Character.isDigit(before) && Character.isDigit(next);
        if (point == '\'' || point == '\u2019' || point == '-')
            return Character.isLetterOrDigit(before) && Character.isLetterOrDigit(next);
        return false;
    }
}
