package com.cliply.app.cli;

import com.cliply.engine.analysis.transcript.Transcript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a video brings by itself: a subtitle file beside it, with its name.
 *
 * @param transcript what it says
 * @param from the name of the file
 */
record TranscriptAtHand(Transcript transcript, String from) {
    private static final List<String> ENDS = List.of("srt", "vtt");

    static Optional<TranscriptAtHand> of(Path video, MediaTools media) {
        var name = String.valueOf(video.getFileName());
        var dot = name.lastIndexOf('.');
        var stem = dot > 0 ? name.substring(0, dot) : name;
        return ENDS.stream()
                .map(end -> video.resolveSibling(stem + "." + end))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(file -> new TranscriptAtHand(media.transcript(file), String.valueOf(file.getFileName())));
    }
}
