package com.cliply.engine.highlight;

import com.cliply.engine.analysis.SignalTrack;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.media.MediaInfo;
import java.nio.file.Path;
import java.util.List;

/**
 * A file, what is known beside it, and what is wanted.
 *
 * @param transcript {@link Transcript#EMPTY} if there is none
 * @param imported curves that came from elsewhere, such as which parts were played again
 * @param fresh whether all is measured anew, also what was kept of an earlier time
 */
public record FindRequest(
        Path file,
        MediaInfo info,
        Transcript transcript,
        List<SignalTrack> imported,
        DetectionWish wish,
        boolean fresh) {
    public FindRequest {
        imported = List.copyOf(imported);
    }

    /** What was measured before may be used again. */
    public FindRequest(
            Path file, MediaInfo info, Transcript transcript, List<SignalTrack> imported, DetectionWish wish) {
        this(file, info, transcript, imported, wish, false);
    }
}
