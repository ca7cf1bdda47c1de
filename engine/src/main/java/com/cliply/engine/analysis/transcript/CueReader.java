package com.cliply.engine.analysis.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the cues of SRT and WebVTT alike: what counts is a line with an arrow between two times, and the lines below it up
 * to a blank one. Numbers, settings, headers, notes and styles fall away by themselves. Every line is looked at once, and
 * every pattern is linear, so that hostile input costs no more than its length.
 */
final class CueReader {
    /** Longer lines are no subtitles: what exceeds it is cut off. */
    private static final int LONGEST_LINE = 2_000;

    /** Hours to fraction, with a comma or a point; hours may be missing, minutes have up to three digits then. */
    private static final String TIME =
            "(?:(\\d{1,3})\\s?:\\s?)?(\\d{1,3})\\s?:\\s?(\\d{1,2})(?:\\s?[.,:]\\s?(\\d{1,9}))?";

    private static final Pattern TIMING = Pattern.compile("^\\s{0,8}" + TIME + "\\s{0,8}-{1,3}>\\s{0,8}" + TIME);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final List<Cue> cues = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private long start = -1;
    private long end;
    private String lineBefore = "";

    static List<Cue> read(String content) {
        var reader = new CueReader();
        content.lines().forEach(reader::take);
        reader.endCue();
        return reader.cues;
    }

    private void take(String whole) {
        var line = whole.length() > LONGEST_LINE ? whole.substring(0, LONGEST_LINE) : whole;
        var timing = line.contains("->") ? TIMING.matcher(line) : null;
        if (timing != null && timing.find()) {
            dropNumberLine();
            endCue();
            start = micros(timing, 1);
            end = micros(timing, 5);
        } else if (start >= 0 && line.isBlank()) {
            endCue();
        } else if (start >= 0) {
            if (!text.isEmpty()) text.append('\n');
            text.append(line.strip());
            lineBefore = line.strip();
        }
    }

    /** A file without blank lines: the next cue's number stands as the last line of this one's text. */
    private void dropNumberLine() {
        if (start < 0 || lineBefore.isEmpty() || !NUMBER.matcher(lineBefore).matches()) return;
        var keep = text.length() - lineBefore.length();
        if (keep > 0 && text.charAt(keep - 1) == '\n') text.setLength(keep - 1);
    }

    private void endCue() {
        if (start >= 0) {
            var plain = Markup.plain(text.toString());
            if (!plain.isEmpty()) cues.add(new Cue(start, end, plain));
        }
        start = -1;
        text.setLength(0);
        lineBefore = "";
    }

    @SuppressWarnings("NullAway") // a group that took no part is null
    private static long micros(Matcher timing, int group) {
        var hours = timing.group(group) == null ? 0 : Long.parseLong(timing.group(group));
        var fraction = timing.group(group + 3);
        var micros = fraction == null ? 0 : Long.parseLong((fraction + "000000").substring(0, 6));
        var seconds =
                hours * 3_600 + Long.parseLong(timing.group(group + 1)) * 60 + Long.parseLong(timing.group(group + 2));
        return seconds * 1_000_000 + micros;
    }
}
