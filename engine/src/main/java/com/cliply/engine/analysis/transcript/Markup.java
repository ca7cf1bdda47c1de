package com.cliply.engine.analysis.transcript;

import com.cliply.engine.analysis.transcript.Cue.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Takes tags ({@code <i>}, {@code <00:01.000>}, <code>{\an8}</code>), entities and control characters out of a cue's
 * text, and
 * keeps what they say about times, drawings and speakers. Every letter is looked at a bounded number of times.
 */
final class Markup {
    /** Longer brackets are no tags but text with a lone sign. */
    private static final int LONGEST_TAG = 200;

    /** Karaoke with animation writes that much into one block. */
    private static final int LONGEST_BLOCK = 4_000;

    private static final int LONGEST_ENTITY = 8;
    private static final long CENTISECOND = 10_000;
    private static final Map<String, String> ENTITIES = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "lrm", "", "rlm", "", "shy", "");

    private final String text;
    private final long start;
    private final boolean allBlocks;
    private final StringBuilder plain;
    private final List<Mark> marks = new ArrayList<>();
    private int nextBrace = -1;
    private int nextAngle = -1;
    private long karaoke;
    private boolean drawing;
    private String voice = "";

    private Markup(String text, long start, boolean allBlocks) {
        this.text = text;
        this.start = start;
        this.allBlocks = allBlocks;
        plain = new StringBuilder(text.length());
        karaoke = start;
    }

    /** The text of an SRT or WebVTT cue; times in its tags are those of the file. */
    static Cue read(long start, long end, String text) {
        return new Markup(text, start, false).cue(end);
    }

    /** The text of an ASS event: whatever stands in braces is no text there, karaoke counts from the event's start. */
    static Cue readAss(long start, long end, String text, String actor) {
        var cue = new Markup(text, start, true).cue(end);
        return actor.isBlank() ? cue : cue.saidBy(actor.strip());
    }

    /** Single spaces, single line ends, nothing at its ends. */
    static String plain(String text) {
        return read(0, 0, text).text();
    }

    /** Text that has no markup, on one line with single spaces. */
    static String oneLine(String text) {
        return lines(text.replace('\n', ' '));
    }

    /** Text that has no markup, with single spaces and line ends. */
    static String lines(String text) {
        var markup = new Markup("", 0, false);
        for (int index = 0; index < text.length(); index++) markup.append(text.charAt(index));
        return markup.plain.toString().strip();
    }

    private Cue cue(long end) {
        var index = 0;
        while (index < text.length()) {
            var letter = text.charAt(index);
            var after = switch (letter) {
                case '<' -> tag(index);
                case '{' -> block(index);
                case '&' -> entity(index);
                case '\\' -> lineBreak(index);
                default -> -1;
            };
            if (after < 0) {
                if (!drawing) append(letter);
                index++;
            } else {
                index = after;
            }
        }
        while (!plain.isEmpty() && plain.charAt(plain.length() - 1) <= ' ') plain.setLength(plain.length() - 1);
        marks.removeIf(mark -> mark.at() >= plain.length());
        return new Cue(start, end, plain.toString(), marks, voice);
    }

    private void append(char letter) {
        if (letter == '\uFEFF' || letter == '\u200B' || letter == '\u00AD') return;
        var last = plain.isEmpty() ? '\n' : plain.charAt(plain.length() - 1);
        if (letter == '\n' || letter == '\u2028') {
            if (last == ' ') plain.setCharAt(plain.length() - 1, '\n');
            else if (last != '\n') plain.append('\n');
        } else if (Character.isWhitespace(letter) || Character.isISOControl(letter) || letter == '\u00A0') {
            if (last != ' ' && last != '\n') plain.append(' ');
        } else {
            plain.append(letter);
        }
    }

    /** A tag begins with a letter, a digit or a slash: "3 < 4" does not. */
    private int tag(int from) {
        if (from + 1 >= text.length()) return -1;
        var next = text.charAt(from + 1);
        if (!Character.isLetterOrDigit(next) && next != '/') return -1;
        if (nextAngle < from) nextAngle = indexOrEnd('>', from);
        if (nextAngle == text.length() || nextAngle - from > LONGEST_TAG) return -1;
        var name = text.substring(from + 1, nextAngle);
        if (Character.isDigit(next)) CueTimes.micros(name).ifPresent(micros -> mark(micros));
        else if (name.startsWith("v ") || name.startsWith("v."))
            voice = name.substring(2).strip();
        else if (name.toLowerCase(Locale.ROOT).startsWith("br")) append('\n');
        return nextAngle + 1;
    }

    private void mark(long micros) {
        if (!marks.isEmpty() && marks.getLast().at() == plain.length()) marks.removeLast();
        marks.add(new Mark(plain.length(), micros, -1));
    }

    private int indexOrEnd(char sign, int from) {
        var index = text.indexOf(sign, from);
        return index < 0 ? text.length() : index;
    }

    private int block(int from) {
        if (!allBlocks && !text.startsWith("{\\", from)) return -1;
        if (nextBrace < from) nextBrace = indexOrEnd('}', from);
        if (nextBrace == text.length() || nextBrace - from > (allBlocks ? LONGEST_BLOCK : LONGEST_TAG)) return -1;
        if (allBlocks) override(text.substring(from + 1, nextBrace));
        return nextBrace + 1;
    }

    /**
     * Of all that ASS can say in a block only karaoke ({@code \k}, {@code \kf}, {@code \ko}, {@code \kt}) and drawings
     * count.
     */
    private void override(String block) {
        for (var index = block.indexOf('\\'); index >= 0; index = block.indexOf('\\', index + 1)) {
            var sign = index + 1 < block.length() ? block.charAt(index + 1) : ' ';
            if (sign == 'p' && index + 2 < block.length() && Character.isDigit(block.charAt(index + 2)))
                drawing = number(block, index + 2) > 0;
            if (sign != 'k' && sign != 'K') continue;
            var kind = index + 2 < block.length() ? block.charAt(index + 2) : ' ';
            var length = number(block, Character.isDigit(kind) ? index + 2 : index + 3) * CENTISECOND;
            if (kind == 't') {
                karaoke = start + length;
            } else {
                if (!marks.isEmpty() && marks.getLast().at() == plain.length()) marks.removeLast();
                marks.add(new Mark(plain.length(), karaoke, karaoke + length));
                karaoke += length;
            }
        }
    }

    private static long number(String text, int from) {
        var value = 0L;
        for (int index = from;
                index < text.length() && index < from + 7 && Character.isDigit(text.charAt(index));
                index++) value = 10 * value + Character.digit(text.charAt(index), 10);
        return value;
    }

    private int entity(int from) {
        var end = text.indexOf(';', from, Math.min(text.length(), from + LONGEST_ENTITY + 2));
        if (end < 0) return -1;
        var name = text.substring(from + 1, end);
        var meaning = name.startsWith("#") ? numbered(name) : ENTITIES.get(name.toLowerCase(Locale.ROOT));
        if (meaning == null) return -1;
        if (!drawing) for (int index = 0; index < meaning.length(); index++) append(meaning.charAt(index));
        return end + 1;
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
    private int lineBreak(int from) {
        if (from + 1 >= text.length()) return -1;
        var sign = text.charAt(from + 1);
        if ("Nnh".indexOf(sign) < 0) return -1;
        if (!drawing) append(sign == 'N' ? '\n' : ' ');
        return from + 2;
    }
}
