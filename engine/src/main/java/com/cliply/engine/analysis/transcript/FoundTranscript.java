package com.cliply.engine.analysis.transcript;

import java.util.List;

/**
 * The words of a video and where they came from.
 *
 * @param transcript {@link Transcript#EMPTY} if there is none
 * @param notices what the creator should know, such as a file that was left aside
 */
public record FoundTranscript(Transcript transcript, TranscriptOrigin origin, List<TranscriptNotice> notices) {
    public FoundTranscript {
        notices = List.copyOf(notices);
    }
}
