package com.cliply.engine.analysis.transcript;

import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Labels in front of what somebody says: {@code - }, {@code >> }, {@code JOHN: }. A name in small letters is taken for
 * one only if it stands
 * there again and again, for "Remember: never do that" is a sentence.
 */
final class SpeakerNames {
    /** From so often on. */
    private static final int OFTEN = 3;

    private static final Pattern DASH = Pattern.compile(
            "^(?:>{1,3}|[-\u2010-\u2013\u2212](?=\\s|\\p{L}|[\"'\u201C\u2018\u00AB\u00BF\u00A1(\\[\u266A])|\u2014(?=\\s))\\s{0,4}");
    private static final Pattern LOUD = Pattern.compile(
            "^(?:\\[?(\\p{Lu}[\\p{Lu}\\p{N} .'\u2019&_-]{1,30})\\]?|(Speaker \\d{1,3}))(?:\\s?\\([^()]{1,30}\\))?:(?:\\s+|$)");
    private static final Pattern NAME =
            Pattern.compile("^(\\p{Lu}[\\p{L}'\u2019.]{1,20}(?: \\p{Lu}[\\p{L}'\u2019.]{1,20})?):\\s+");

    /** @param length how many letters the label takes, 0 if there is none */
    record Label(int length, String speaker) {
        static final Label NONE = new Label(0, "");
    }

    private final Set<String> names;

    private SpeakerNames(Set<String> names) {
        this.names = names;
    }

    static SpeakerNames of(List<Cue> cues) {
        var counts = new HashMap<String, Integer>();
        for (var cue : cues)
            for (var line : cue.text().split("\n", -1)) {
                var name = NAME.matcher(line);
                if (name.find()) counts.merge(name.group(1), 1, Integer::sum);
            }
        return new SpeakerNames(counts.entrySet().stream()
                .filter(count -> count.getValue() >= OFTEN)
                .map(count -> count.getKey())
                .collect(Collectors.toUnmodifiableSet()));
    }

    Label at(String line) {
        var dash = DASH.matcher(line);
        var from = dash.find() ? dash.end() : 0;
        var rest = line.substring(from);
        var loud = LOUD.matcher(rest);
        if (loud.find())
            return new Label(from + loud.end(), String.valueOf(loud.group(1) == null ? loud.group(2) : loud.group(1)));
        var name = NAME.matcher(rest);
        if (name.find() && names.contains(name.group(1))) return new Label(from + name.end(), name.group(1));
        return from > 0 ? new Label(from, Cue.TURN) : Label.NONE;
    }
}
