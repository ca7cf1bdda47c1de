package com.cliply.engine.transcribe;

import java.util.List;

/**
 * What a service heard in one part of the sound.
 *
 * @param stretches in order, each with the words that lie in it; none where it tells of words only
 * @param words in order, none where it does not time them
 */
record HeardPart(List<Heard> stretches, List<Heard> words) {
    static final HeardPart NOTHING = new HeardPart(List.of(), List.of());

    HeardPart {
        stretches = List.copyOf(stretches);
        words = List.copyOf(words);
    }
}
