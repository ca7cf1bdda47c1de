package com.cliply.engine.highlight;

import com.cliply.engine.analysis.Analysis;
import com.cliply.engine.analysis.Signal;
import com.cliply.engine.analysis.SignalTrack;
import com.cliply.engine.analysis.transcript.TranscriptNotice;
import com.cliply.engine.media.MediaInfo;
import java.util.ArrayList;
import java.util.List;

/** What a creator should know of a source of which a part cannot be heard or seen. */
final class SourceNotices {
    /** In LUFS: what is no louder does not count as sound (the absolute gate of ITU-R BS.1770-5). */
    private static final float SILENT = -70;

    private SourceNotices() {}

    static List<TranscriptNotice> of(MediaInfo info, Analysis measured) {
        var notices = new ArrayList<TranscriptNotice>();
        var tracks = info.audioTracks().size();
        if (info.audio().isEmpty())
            notices.add(new TranscriptNotice(
                    "source-no-sound", "The file has no sound, so highlights are found by its pictures alone."));
        else if (measured.track(Signal.LOUDNESS).filter(SourceNotices::silent).isPresent())
            notices.add(new TranscriptNotice(
                    "source-silent",
                    "Nothing can be heard in the file, so highlights are found by its pictures alone."));
        else if (tracks > 1)
            notices.add(new TranscriptNotice(
                    "source-sound-tracks",
                    "The file has " + tracks + " sound tracks; highlights are found by the first of them."));
        if (info.video().isEmpty())
            notices.add(new TranscriptNotice(
                    "source-no-picture",
                    "The file has no moving pictures, so highlights are found by its sound alone."));
        return List.copyOf(notices);
    }

    private static boolean silent(SignalTrack loudness) {
        for (int index = 0; index < loudness.size(); index++) if (loudness.value(index) > SILENT) return false;
        return true;
    }
}
