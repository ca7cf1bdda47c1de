package com.cliply.engine.analysis.transcript;

import com.cliply.engine.analysis.transcript.Cue.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Parts what is said in a cue from who says it and from the sounds that are described in it. */
final class SpokenText {
    /** Longer brackets are an aside of the speaker. */
    private static final int LONGEST_SOUND = 200;

    private static final String SQUARE = "[\uFF3B\u3010";
    private static final String SQUARE_END = "]\uFF3D\u3011";
    private static final String ROUND = "(\uFF08";
    private static final String ROUND_END = ")\uFF09";
    private static final String NOTES = "\u266A\u266B\u266C\u2669";
    private static final Pattern LETTER = Pattern.compile("[\\p{L}\\p{N}]");
    private static final Pattern STARS = Pattern.compile("^\\*[^*]{1,60}\\*$|^# .{1,200} #$");

    private final String text;
    private final boolean[] dropped;
    private final List<String> sounds = new ArrayList<>();
    private String speaker;

    /** @param cue with one line; without text if nothing is said */
    record Parts(Cue cue, List<String> sounds) {}

    private SpokenText(Cue cue) {
        text = cue.text();
        dropped = new boolean[text.length()];
        speaker = cue.speaker();
    }

    static Parts of(Cue cue, SpeakerNames names) {
        var spoken = new SpokenText(cue);
        spoken.songs();
        spoken.brackets();
        spoken.lines(names);
        return new Parts(spoken.rest(cue), spoken.sounds);
    }

    /** From a note to the next one, or to the end. */
    private void songs() {
        for (int from = firstNote(0); from >= 0; from = firstNote(from)) {
            var to = from + 1;
            while (to < text.length() && NOTES.indexOf(text.charAt(to)) < 0) to++;
            while (to < text.length() && NOTES.indexOf(text.charAt(to)) >= 0) to++;
            var words = text.substring(from, to)
                    .replaceAll("[" + NOTES + "]+", " ")
                    .strip()
                    .replaceAll("\\s+", " ");
            sounds.add(words.isEmpty() ? "\u266A" : "\u266A " + words);
            drop(from, to);
            from = to;
        }
    }

    private int firstNote(int from) {
        for (int index = from; index < text.length(); index++) if (NOTES.indexOf(text.charAt(index)) >= 0) return index;
        return -1;
    }

    private void brackets() {
        var from = -1;
        var close = ' ';
        for (int index = 0; index < text.length(); index++) {
            var letter = text.charAt(index);
            if (dropped[index]) {
                from = -1;
            } else if (from >= 0 && letter == close) {
                bracket(from, index + 1);
                from = -1;
            } else if (SQUARE.indexOf(letter) >= 0) {
                from = index;
                close = SQUARE_END.charAt(SQUARE.indexOf(letter));
            } else if (ROUND.indexOf(letter) >= 0) {
                from = index;
                close = ROUND_END.charAt(ROUND.indexOf(letter));
            }
        }
    }

    /** What stands in square brackets is no speech, but for a word that was masked; round ones may be an aside. */
    private void bracket(int from, int to) {
        if (to - from > LONGEST_SOUND) return;
        var inner = text.substring(from + 1, to - 1).strip().replaceAll("\\s+", " ");
        if (!LETTER.matcher(inner).find()) return;
        var round = ROUND.indexOf(text.charAt(from)) >= 0;
        if (round && !describes(from, to, inner)) return;
        var label = to < text.length() && text.charAt(to) == ':';
        if (label) speaker = inner;
        else sounds.add(inner);
        drop(from, label ? to + 1 : to);
    }

    /** A remark in round brackets is one if it has lines of its own, or is short and stands first, or shouts. */
    private boolean describes(int from, int to, String inner) {
        var first = alone(from - 1, -1);
        var last = alone(to, 1);
        var shouted = inner.length() > 2
                && inner.equals(inner.toUpperCase(Locale.ROOT))
                && !inner.equals(inner.toLowerCase(Locale.ROOT))
                && inner.indexOf(' ') > 0;
        var isShort = inner.chars().filter(letter -> letter == ' ').count() < 3;
        return (first && last) || (first && isShort) || (last && shouted);
    }

    /** Whether only signs lie between here and the edge of the line. */
    private boolean alone(int from, int step) {
        for (int index = from; index >= 0 && index < text.length() && text.charAt(index) != '\n'; index += step)
            if (!dropped[index] && (Character.isLetterOrDigit(text.charAt(index)) || text.charAt(index) == ')'))
                return false;
        return true;
    }

    private void lines(SpeakerNames names) {
        var first = true;
        for (int from = 0; from < text.length(); ) {
            var newline = text.indexOf('\n', from);
            var to = newline < 0 ? text.length() : newline;
            var start = from;
            while (start < to && (dropped[start] || text.charAt(start) == ' ')) start++;
            var line = text.substring(start, to);
            if (STARS.matcher(line).matches()) {
                sounds.add(line.substring(1, line.length() - 1).strip());
                drop(start, to);
            } else {
                var label = names.at(line);
                drop(start, start + label.length());
                if (label.length() > 0 && first) speaker = label.speaker();
                first &= line.isEmpty();
            }
            from = to + 1;
        }
    }

    private void drop(int from, int to) {
        for (int index = from; index < to; index++) dropped[index] = true;
    }

    private Cue rest(Cue cue) {
        var kept = new StringBuilder();
        var places = new int[text.length() + 1];
        for (int index = 0; index < text.length(); index++) {
            var letter = text.charAt(index);
            var blank = letter == ' ' || letter == '\n';
            places[index] = kept.length();
            if (dropped[index]) continue;
            if (!blank) kept.append(letter);
            else if (!kept.isEmpty() && kept.charAt(kept.length() - 1) != ' ') kept.append(' ');
        }
        var said = kept.toString().strip();
        if (!LETTER.matcher(said).find() && said.indexOf('_') < 0) said = "";
        var marks = new ArrayList<Mark>();
        for (var mark : cue.marks())
            if (!dropped[mark.at()] && places[mark.at()] < said.length())
                marks.add(new Mark(places[mark.at()], mark.startMicros(), mark.endMicros()));
        return new Cue(cue.startMicros(), cue.endMicros(), said, marks, speaker);
    }
}
