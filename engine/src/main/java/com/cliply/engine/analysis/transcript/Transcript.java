package com.cliply.engine.analysis.transcript;

import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is said, in order of time and without overlaps.
 *
 * @param sentences by start; none begins before the one before has ended
 * @param sounds that subtitles describe, by start; they are no words, and may lie anywhere
 */
public record Transcript(List<Sentence> sentences, List<SoundNote> sounds) {
    public static final Transcript EMPTY = new Transcript(List.of());

    /** Of words alone. */
    public Transcript(List<Sentence> sentences) {
        this(sentences, List.of());
    }

    public Transcript {
        sentences = List.copyOf(sentences);
        sounds = List.copyOf(sounds);
        for (int index = 1; index < sentences.size(); index++)
            if (sentences
                    .get(index)
                    .range()
                    .start()
                    .isBefore(sentences.get(index - 1).range().end()))
                throw new IllegalArgumentException(
                        "overlap at " + sentences.get(index).range());
    }

    /** Whether nothing is said, whatever else there may be to hear. */
    public boolean isEmpty() {
        return sentences.isEmpty();
    }

    /** The sentence that is being said at {@code time}; at its very start nothing is cut yet. */
    public Optional<Sentence> speaking(MediaTime time) {
        var index = firstEndingAfter(time);
        if (index == sentences.size()) return Optional.empty();
        var sentence = sentences.get(index);
        return sentence.range().start().isBefore(time) ? Optional.of(sentence) : Optional.empty();
    }

    /** All sentences that lie at least half within {@code range}. */
    public List<Sentence> within(TimeRange range) {
        var found = new ArrayList<Sentence>();
        for (int index = firstEndingAfter(range.start()); index < sentences.size(); index++) {
            var sentence = sentences.get(index);
            if (!sentence.range().start().isBefore(range.end())) break;
            if (2 * sentence.range().sharedMicros(range) >= sentence.range().micros()) found.add(sentence);
        }
        return List.copyOf(found);
    }

    /** The index of the first sentence that ends after {@code time}, or how many there are. */
    public int firstEndingAfter(MediaTime time) {
        var low = 0;
        var high = sentences.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (sentences.get(middle).range().end().isAfter(time)) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    /** What of it lies within the first {@code length} of the media: a transcript may be of another cut. */
    public Transcript within(Duration length) {
        var end = MediaTime.at(length);
        return new Transcript(
                sentences.stream()
                        .filter(sentence -> sentence.range().end().compareTo(end) <= 0)
                        .toList(),
                sounds.stream()
                        .filter(sound -> sound.range().end().compareTo(end) <= 0)
                        .toList());
    }
}
