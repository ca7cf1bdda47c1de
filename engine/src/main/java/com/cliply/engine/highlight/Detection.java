package com.cliply.engine.highlight;

import java.util.List;

/**
 * What was found, and by which scale.
 *
 * @param highlights best first, also those that score below one half
 * @param profile what kind of video it was taken for
 * @param base the log-odds that a range has before anything speaks for it; with the weights of a highlight's reasons it
 *     makes the logit of its score
 */
public record Detection(List<Highlight> highlights, Profile profile, double base) {
    public Detection {
        highlights = List.copyOf(highlights);
    }
}
