package com.cliply.engine.highlight;

import com.cliply.engine.analysis.transcript.SoundNote;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reactions that subtitles describe, such as {@code [applause]} or {@code (laughter)}: somebody, or a program, has heard them.
 * Music and noises are none, nor is what an audience does not do. The words are those of the captioning guidelines of
 * broadcasters and of automatic captions, in the languages for which there are word lists.
 */
final class DescribedReactions implements Witness {
    /** What many do, loudly; the beginning of a word is enough. */
    private static final Pattern LOUD = Pattern.compile(
            "(?U)\\b(applau|clap|cheer|ovation|whoop|laughter|laughing|roars? with laugh|crowd|audience laugh|all laugh|everyone laugh"
                    + "|both laugh|applaus|beifall|jubel|gelächter|rires|acclam|aplauso|risas|ovaci|risos|palmas"
                    + "|applausi|risate|gejuich|gelach)");

    /** What one may do at any time. */
    private static final Pattern SLIGHT =
            Pattern.compile("(?U)\\b(laugh|chuckle|giggle|lacht|lachen|rit\\b|r[ií]e\\b|ride\\b)");

    /** Said of somebody who does not take part. */
    private static final Pattern NOT = Pattern.compile("(?U)\\b(no|not|without|nobody|silence|murmur|music)\\b|♪");

    private static final double SLIGHTLY = 0.35;

    /** Such a note a minute, or more, is the style of a comedy; several are its laughter track. */
    private static final double SELDOM = 1.5;

    private static final double ALL_THE_TIME = 6;
    private static final double LEAD = 16;
    private static final double MICROS_PER_MINUTE = 60e6;

    private final List<Note> notes = new ArrayList<>();
    private final double rarity;

    private record Note(TimeRange range, String text, double strength) {}

    /** @param lengthMicros of the whole video */
    DescribedReactions(Transcript transcript, long lengthMicros) {
        for (var sound : transcript.sounds()) {
            var strength = strength(sound);
            if (strength > 0) notes.add(new Note(sound.range(), sound.text(), strength));
        }
        var minutes = Math.max(1, lengthMicros / MICROS_PER_MINUTE);
        rarity = Ramp.of(notes.size() / minutes, ALL_THE_TIME, SELDOM);
    }

    private static double strength(SoundNote sound) {
        var text = sound.text().toLowerCase(Locale.ROOT);
        if (NOT.matcher(text).find()) return 0;
        if (LOUD.matcher(text).find()) return 1;
        return SLIGHT.matcher(text).find() ? SLIGHTLY : 0;
    }

    /** Whether the subtitles tell of any at all. */
    boolean any() {
        return !notes.isEmpty();
    }

    /** Where subtitles tell of a reaction of many, each the range of its subtitle. */
    List<TimeRange> loud() {
        return notes.stream()
                .filter(note -> note.strength == 1)
                .map(Note::range)
                .toList();
    }

    @Override
    public void judge(TimeRange range, Consumer<Strength> told) {
        var best = strongest(range);
        told.accept(new Strength(
                Evidence.DESCRIBED,
                best.map(note -> note.strength * rarity * Focus.of(range, LEAD)).orElse(0.0),
                best.map(note -> "The subtitles tell of \u201C"
                                + Texts.shortened(note.text)
                                + "\u201D at "
                                + Texts.clock(note.range.start()))
                        .orElse("The subtitles tell of no applause, cheering or laughter here")));
    }

    private Optional<Note> strongest(TimeRange range) {
        var best = Optional.<Note>empty();
        for (var note : notes)
            if (2 * note.range.sharedMicros(range) >= note.range.micros()
                    && best.filter(other -> other.strength >= note.strength).isEmpty()) best = Optional.of(note);
        return best;
    }

    @Override
    public void draw(Lanes lanes) {
        var lane = new double[lanes.seconds()];
        for (var note : notes)
            for (int second = (int) (note.range.start().micros() / 1_000_000);
                    second < lane.length
                            && second * 1_000_000L < note.range.end().micros();
                    second++) lane[second] = Math.max(lane[second], note.strength * rarity);
        lanes.add(Evidence.DESCRIBED, second -> lane[second]);
    }
}
