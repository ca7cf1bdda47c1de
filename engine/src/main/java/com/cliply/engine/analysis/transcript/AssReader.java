package com.cliply.engine.analysis.transcript;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads the dialogue of ASS and SSA files; styles, comments, fonts and drawings are no words. */
final class AssReader {
    /** What ASS files have where a file does not say. */
    private static final List<String> USUAL =
            List.of("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text");

    private static final int MOST_COLUMNS = 40;

    /** Karaoke lines are longer than subtitles: each syllable has a block. */
    private static final int LONGEST_LINE = 20_000;

    private final List<Cue> cues = new ArrayList<>();
    private List<String> columns = USUAL;
    private boolean events = true;

    private AssReader() {}

    /** Whether this looks like such a file, whatever it is called. */
    static boolean recognises(String content) {
        var head = content.substring(0, Math.min(content.length(), 2_000));
        return head.contains("[Script Info]")
                || head.contains("[Events]")
                || content.startsWith("Dialogue:")
                || content.contains("\nDialogue:")
                || content.contains("\rDialogue:");
    }

    static List<Cue> read(String content) {
        var reader = new AssReader();
        content.lines().forEach(reader::take);
        return reader.cues;
    }

    private void take(String whole) {
        var line = (whole.length() > LONGEST_LINE ? whole.substring(0, LONGEST_LINE) : whole).strip();
        if (line.startsWith("[") && line.endsWith("]")) events = line.equalsIgnoreCase("[Events]");
        else if (events && line.regionMatches(true, 0, "Format:", 0, 7)) format(line.substring(7));
        else if (line.regionMatches(true, 0, "Dialogue:", 0, 9)) dialogue(line.substring(9));
    }

    private void format(String names) {
        var found = Arrays.stream(names.split(",", MOST_COLUMNS))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (found.contains("start") && found.contains("end") && found.contains("text")) columns = found;
    }

    /** The text is whatever follows the commas before it, wherever it is said to stand: it may hold commas itself. */
    private void dialogue(String line) {
        var fields = line.split(",", columns.size());
        if (fields.length < columns.size()) return;
        var start = CueTimes.micros(field(fields, "start"));
        var end = CueTimes.micros(field(fields, "end"));
        if (start.isEmpty() || end.isEmpty()) return;
        add(start.getAsLong(), end.getAsLong(), fields);
    }

    private void add(long start, long end, String[] fields) {
        var name = columns.contains("name")
                ? field(fields, "name")
                : columns.contains("actor") ? field(fields, "actor") : "";
        var cue = Markup.readAss(start, end, field(fields, "text"), name);
        if (!cue.text().isEmpty()) cues.add(cue);
    }

    private String field(String[] fields, String name) {
        return fields[columns.indexOf(name)].strip();
    }
}
