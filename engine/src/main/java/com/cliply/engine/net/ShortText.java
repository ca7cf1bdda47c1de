package com.cliply.engine.net;

import java.util.regex.Pattern;

/** Text from elsewhere as it may be shown. */
public final class ShortText {
    /** What looks like somebody's key, also half starred out as services like to repeat it. */
    private static final Pattern KEY_LIKE = Pattern.compile(
            "(?i)\\b(?:sk|pk|gsk|key|xai|hf|ghp|or)[-_][\\w*.-]{6,}|\\b(?:bearer|token|basic)\\s+[\\w.~+/=*-]{8,}");

    private ShortText() {}

    /**
     * One line of plain text: control characters, marks that turn the direction of writing and invisible ones become blanks,
     * and the end is cut off behind {@code most} characters.
     */
    public static String plain(String text, int most) {
        var line = line(text, most);
        if (line.codePointCount(0, line.length()) <= most) return line;
        return line.substring(0, line.offsetByCodePoints(0, most - 1)).strip() + "\u2026";
    }

    /** The same of what a service says of a request: what looks like a key becomes {@code ***}. */
    static String withoutKeys(String text, int most) {
        return plain(KEY_LIKE.matcher(line(text, most)).replaceAll("***"), most);
    }

    private static String line(String text, int most) {
        var plain = new StringBuilder();
        // Nobody needs the end of a megabyte of text to read its first line.
        text.codePoints()
                .limit(16L * most)
                .map(letter -> isPlain(letter) ? letter : ' ')
                .forEach(plain::appendCodePoint);
        return plain.toString().replaceAll("\\s+", " ").strip();
    }

    private static boolean isPlain(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            // Of the format characters only the joiners of scripts and emoji are more than a disguise.
            case Character.FORMAT -> letter == 0x200c || letter == 0x200d;
            default -> true;
        };
    }
}
