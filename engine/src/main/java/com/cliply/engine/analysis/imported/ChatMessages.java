package com.cliply.engine.analysis.imported;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** When messages were written, and how excited each is; what could not be used is counted. */
final class ChatMessages {
    /** So many lines nobody has written in twelve hours. */
    static final int MOST = 3_000_000;

    /** How sure it is that a time counts from the beginning of the video, and in seconds; the surest known one is used. */
    enum Clock {
        /** Says that it counts from the beginning. */
        OFFSET,
        /** A number without a unit, or a date. */
        UNCERTAIN
    }

    private static final List<String> LAUGHS = List.of(
            "haha",
            "hehe",
            "jaja",
            "lmao",
            "rofl",
            "kkkk",
            "rsrs",
            "hhhh",
            "\u0445\u0430\u0445\u0430",
            "\u314B\u314B",
            "\u54C8\u54C8");
    private static final List<String> SHORT_LAUGHS = List.of("lol", "xd", "omg", "mdr", "ptdr", "www", "wow");

    private double[] times = new double[1_024];
    private float[] weights = new float[1_024];
    private int size;
    private int uncertain;
    private int skipped;
    private boolean broken;

    /** A message, at {@code time} in seconds unless its clock is uncertain. */
    void add(double time, Clock clock, float weight) {
        if (!Double.isFinite(time)) {
            skip();
            return;
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            weights = Arrays.copyOf(weights, 2 * size);
        }
        times[size] = time;
        weights[size++] = weight;
        if (clock == Clock.UNCERTAIN) uncertain++;
    }

    void skip() {
        skipped++;
    }

    void breakOff() {
        broken = true;
    }

    int size() {
        return size;
    }

    boolean full() {
        return size >= MOST;
    }

    int skipped() {
        return skipped;
    }

    boolean broken() {
        return broken;
    }

    double time(int index) {
        return times[index];
    }

    float weight(int index) {
        return weights[index];
    }

    /**
     * Makes all times seconds from the beginning: by their size they are dates in seconds, milliseconds or microseconds, or
     * milliseconds of the video.
     *
     * @return whether they are dates, of which the first is now 0
     */
    boolean settleClock(double length) {
        if (2 * uncertain <= size) return false;
        var sorted = Arrays.copyOf(times, size);
        Arrays.sort(sorted);
        var middle = sorted[size / 2];
        // 2001 to 5138 in seconds; a thousand and a million times that in milliseconds and microseconds.
        var unit = middle > 1e14 ? 1e6 : middle > 1e11 ? 1e3 : 1;
        var dates = middle > 1e9;
        if (!dates && middle > length) unit = middle / 1e3 <= length ? 1e3 : middle / 1e6 <= length ? 1e6 : 1;
        var first = dates ? sorted[0] : 0;
        for (int index = 0; index < size; index++) times[index] = (times[index] - first) / unit;
        return dates;
    }

    /** How much a message counts: one that laughs, shouts or is made of pictures up to twice as much as another. */
    static float weight(String text, int emotes) {
        var letters = 0;
        var capitals = 0;
        var pictures = emotes;
        var most = Math.min(text.length(), 300);
        for (int at = 0; at < most; at++) {
            var sign = text.charAt(at);
            if (Character.isLetter(sign)) letters++;
            if (Character.isUpperCase(sign)) capitals++;
            if (Character.isHighSurrogate(sign) || (sign >= 0x2600 && sign <= 0x27BF)) pictures++;
        }
        var shouts = letters >= 4 && capitals > 0.7 * letters;
        if (laughs(text) || shouts || pictures > 0) return pictures > 2 || (shouts && pictures > 0) ? 2 : 1.5f;
        return 1;
    }

    /** As people laugh in writing, in several languages; the short ones only as words of their own. */
    private static boolean laughs(String text) {
        var small = text.substring(0, Math.min(text.length(), 300)).toLowerCase(Locale.ROOT);
        if (LAUGHS.stream().anyMatch(small::contains)) return true;
        for (var laugh : SHORT_LAUGHS)
            for (int at = small.indexOf(laugh); at >= 0; at = small.indexOf(laugh, at + 1))
                if (apart(small, at - 1) && apart(small, at + laugh.length())) return true;
        return false;
    }

    private static boolean apart(String text, int at) {
        return at < 0 || at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
    }
}
