package com.cliply.engine.analysis.transcript;

import java.util.Locale;
import java.util.Map;

/** Takes tags ({@code <i>}, {@code <00:01.000>}, <code>{\an8}</code>), entities and control characters out of a cue's text. */
final class Markup {
    /** Longer brackets are no tags but text with a lone sign. */
    private static final int LONGEST_TAG = 200;

    private static final int LONGEST_ENTITY = 8;
    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "lrm", "", "rlm", "");

    private Markup() {}

    /** One line, single spaces, nothing at its ends. */
    static String plain(String text) {
        var plain = new StringBuilder(text.length());
        var index = 0;
        while (index < text.length()) {
            var letter = text.charAt(index);
            var after = switch (letter) {
                case '<' -> tagEnd(text, index);
                case '{' -> text.startsWith("{\\", index) ? closing(text, index, '}', LONGEST_TAG) : -1;
                case '&' -> entity(text, index, plain);
                case '\\' -> lineBreak(text, index, plain);
                default -> -1;
            };
            if (after < 0) {
                append(plain, letter);
                index++;
            } else {
                index = after;
            }
        }
        return plain.toString().strip();
    }

    private static void append(StringBuilder plain, char letter) {
        if (letter == '\uFEFF' || letter == '\u200B') return;
        if (Character.isWhitespace(letter) || Character.isISOControl(letter) || letter == '\u00A0') {
            if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') plain.append(' ');
        } else {
            plain.append(letter);
        }
    }

    /** A tag begins with a letter, a digit or a slash: "3 < 4" does not. */
    private static int tagEnd(String text, int from) {
        if (from + 1 >= text.length()) return -1;
        var next = text.charAt(from + 1);
        if (!Character.isLetterOrDigit(next) && next != '/') return -1;
        return closing(text, from, '>', LONGEST_TAG);
    }

    /** Just behind the closing sign, or -1 if there is none near. */
    private static int closing(String text, int from, char sign, int longest) {
        var to = Math.min(text.length(), from + longest);
        for (int index = from + 1; index < to; index++) if (text.charAt(index) == sign) return index + 1;
        return -1;
    }

    private static int entity(String text, int from, StringBuilder plain) {
        var end = closing(text, from, ';', LONGEST_ENTITY + 2);
        if (end < 0) return -1;
        var name = text.substring(from + 1, end - 1);
        var meaning = name.startsWith("#") ? numbered(name) : ENTITIES.get(name.toLowerCase(Locale.ROOT));
        if (meaning == null) return -1;
        for (int index = 0; index < meaning.length(); index++) append(plain, meaning.charAt(index));
        return end;
    }

    @SuppressWarnings("NullAway") // null means: no such character
    private static String numbered(String name) {
        try {
            var hexadecimal = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
            var point = hexadecimal
                    ? Integer.parseInt(name, 2, name.length(), 16)
                    : Integer.parseInt(name, 1, name.length(), 10);
            return Character.isValidCodePoint(point) && !isSurrogate(point) ? Character.toString(point) : null;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    /** {@code \N}, {@code \n} and {@code \h} of the ASS family. */
    private static int lineBreak(String text, int from, StringBuilder plain) {
        if (from + 1 >= text.length() || "Nnh".indexOf(text.charAt(from + 1)) < 0) return -1;
        append(plain, ' ');
        return from + 2;
    }
}
