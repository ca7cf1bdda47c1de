package com.cliply.engine.highlight;

import com.cliply.engine.time.MediaTime;
import java.util.List;
import java.util.Locale;

/** How times, sentences and lists read in reasons and titles. */
final class Texts {
    private static final int LONGEST_TITLE = 60;

    private Texts() {}

    /** {@code HH:MM:SS}. */
    static String clock(MediaTime time) {
        var seconds = time.micros() / 1_000_000;
        return String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }

    /** {@code M:SS}, or {@code H:MM:SS} from an hour on. */
    static String shortClock(MediaTime time) {
        var seconds = time.micros() / 1_000_000;
        return seconds < 3_600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }

    /** At most sixty characters, cut behind a word. */
    static String shortened(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST_TITLE) return text;
        var most = text.offsetByCodePoints(0, LONGEST_TITLE - 1);
        var space = text.lastIndexOf(' ', most);
        var kept = text.substring(0, space > most / 2 ? space : most).strip();
        while (!kept.isEmpty() && ",;:-\u2013\u2014".indexOf(kept.charAt(kept.length() - 1)) >= 0)
            kept = kept.substring(0, kept.length() - 1).strip();
        return kept + "\u2026";
    }

    /** {@code a, b and c}. */
    static String listed(List<String> parts) {
        if (parts.size() < 2) return String.join("", parts);
        return String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    }
}
