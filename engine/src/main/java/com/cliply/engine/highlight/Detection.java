package com.cliply.engine.highlight;

import com.cliply.engine.analysis.transcript.TranscriptNotice;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was found, and by which scale.
 *
 * @param highlights best first, also those that score below one half
 * @param profile what kind of video it was taken for
 * @param base the log-odds that a range has before anything speaks for it; with the weights of a highlight's reasons it
 *     makes the logit of its score
 * @param notices what the creator should know of the transcript
 */
public record Detection(List<Highlight> highlights, Profile profile, double base, List<TranscriptNotice> notices) {
    private static final Set<String> MISFITS =
            Set.of(TranscriptNotice.MISMATCH, TranscriptNotice.SHIFTED, TranscriptNotice.STRETCHED);

    public Detection {
        highlights = List.copyOf(highlights);
        notices = List.copyOf(notices);
    }

    /** Without anything to know. */
    public Detection(List<Highlight> highlights, Profile profile, double base) {
        this(highlights, profile, base, List.of());
    }

    /** Whether the words that there were belong to what is heard; a notice says why if they do not. */
    public boolean wordsFit() {
        return notices.stream().map(TranscriptNotice::code).noneMatch(MISFITS::contains);
    }

    /** The same with more to know. */
    public Detection noting(List<TranscriptNotice> more) {
        return new Detection(
                highlights,
                profile,
                base,
                Stream.concat(more.stream(), notices.stream()).toList());
    }

    /** The same with other highlights. */
    public Detection with(List<Highlight> others) {
        return new Detection(others, profile, base, notices);
    }
}
