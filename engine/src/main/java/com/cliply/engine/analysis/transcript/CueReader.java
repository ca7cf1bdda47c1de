package com.cliply.engine.analysis.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the cues of SRT and WebVTT alike: what counts is a line with an arrow between two times, and the lines below it up
 * to a blank one. Numbers, settings, headers, notes and styles fall away by themselves. Every line is looked at once, and
 * every pattern is linear, so that hostile input costs no more than its length.
 */
final class CueReader {
    /** Longer lines are no subtitles: what exceeds it is cut off. */
    static final int LONGEST_LINE = 2_000;

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
        var timing = CueTimes.timing(line);
        if (timing != null) {
            dropNumberLine();
            endCue();
            start = timing.startMicros();
            end = timing.endMicros();
        } else if (start >= 0 && line.isBlank()) {
            // YouTube's automatic captions begin with a line of one space.
            if (!text.isEmpty() || line.isEmpty()) endCue();
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
            var cue = Markup.read(start, end, text.toString());
            if (!cue.text().isEmpty()) cues.add(cue);
        }
        start = -1;
        text.setLength(0);
        lineBefore = "";
    }
}
