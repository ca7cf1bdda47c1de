package com.cliply.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text as a terminal shows it: how many cells it takes, where it is cut, and nothing in it that steers the terminal. */
final class DisplayText {
    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int EMOJI_PRESENTATION = 0xFE0F;

    private DisplayText() {}

    /** File names and titles come from anywhere: what would move the cursor or set a colour becomes a question mark. */
    static String harmless(String text) {
        var safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> safe.appendCodePoint(steers(point) ? '?' : point));
        return safe.toString();
    }

    static int width(String text) {
        var cells = 0;
        var matcher = GRAPHEME.matcher(text);
        while (matcher.find()) cells += graphemeWidth(matcher.group());
        return cells;
    }

    /** At most {@code cells} wide, with an ellipsis for what is left out. */
    static String cut(String text, int cells) {
        if (width(text) <= cells) return text;
        if (cells < 1) return "";
        var kept = new StringBuilder();
        var used = 1;
        var matcher = GRAPHEME.matcher(text);
        while (matcher.find()) {
            used += graphemeWidth(matcher.group());
            if (used > cells) break;
            kept.append(matcher.group());
        }
        return kept.toString().stripTrailing() + "…";
    }

    /** Filled with spaces up to {@code cells}. */
    static String left(String text, int cells) {
        return text + " ".repeat(Math.max(0, cells - width(text)));
    }

    static String right(String text, int cells) {
        return " ".repeat(Math.max(0, cells - width(text))) + text;
    }

    /** Lines of at most {@code cells}, broken between words, and within a word only if it is longer than a line. */
    static List<String> wrap(String text, int cells) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : SPACES.splitAsStream(text.strip()).toList()) {
            if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > cells) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (!line.isEmpty()) line.append(' ');
            line.append(broken(word, Math.max(2, cells), lines));
        }
        lines.add(line.toString());
        return List.copyOf(lines);
    }

    /** Moves whole lines of a word that is too long to {@code lines}, and returns its rest. */
    private static String broken(String word, int cells, List<String> lines) {
        if (width(word) <= cells) return word;
        var part = new StringBuilder();
        var used = 0;
        Matcher matcher = GRAPHEME.matcher(word);
        while (matcher.find()) {
            var next = graphemeWidth(matcher.group());
            if (used + next > cells) {
                lines.add(part.toString());
                part.setLength(0);
                used = 0;
            }
            part.append(matcher.group());
            used += next;
        }
        return part.toString();
    }

    private static boolean steers(int point) {
        return Character.isISOControl(point)
                // Bidirectional overrides can make a name look like another.
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069)
                || point == 0x2028
                || point == 0x2029;
    }

    private static int graphemeWidth(String grapheme) {
        var widest = 0;
        for (var point : grapheme.codePoints().toArray())
            widest = Math.max(widest, point == EMOJI_PRESENTATION ? 2 : pointWidth(point));
        return widest;
    }

    private static int pointWidth(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> wide(point) ? 2 : 1;
        };
    }

    /** East Asian wide and fullwidth forms, and what is shown as a picture. */
    private static boolean wide(int point) {
        return (point >= 0x1100 && point <= 0x115F)
                || (point >= 0x2E80 && point <= 0x303E)
                || (point >= 0x3041 && point <= 0xA4CF)
                || (point >= 0xA960 && point <= 0xA97F)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0xFFE0 && point <= 0xFFE6)
                || (point >= 0x20000 && point <= 0x3FFFD)
                || Character.isEmojiPresentation(point);
    }
}
