package com.cliply.engine.work;

import com.cliply.engine.analysis.transcript.FoundTranscript;
import com.cliply.engine.analysis.transcript.TranscriptSources;
import com.cliply.engine.analysis.transcript.TranscriptWish;
import com.cliply.engine.job.FindHelp.Aid;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.media.SourceMedia;
import com.cliply.engine.media.WorkMonitor;

/** The words by which highlights of a source are found: those that it brings, else those that were written down. */
final class SpokenWords {
    private final TranscriptSources sources;
    private final FindAids aids;

    SpokenWords(TranscriptSources sources, FindAids aids) {
        this.sources = sources;
        this.aids = aids;
    }

    /** What was named, lies beside the source, or is in it. */
    FoundTranscript brought(JobKind.DetectHighlights kind, SourceMedia source, WorkMonitor monitor) {
        return sources.find(source.path(), source.info(), wish(kind), monitor);
    }

    /** The same, or if there is nothing, what was written down of it by whom the order asks for. Nothing is written down here. */
    FoundTranscript known(JobKind.DetectHighlights kind, SourceMedia source, WorkMonitor monitor) {
        var brought = brought(kind, source, monitor);
        if (!brought.transcript().isEmpty() || !kind.help().asks(Aid.TRANSCRIPTION)) return brought;
        return aids.transcriber()
                .flatMap(transcriber -> transcriber.kept(source.path(), null))
                .map(written -> new FoundTranscript(written, brought.origin(), brought.notices()))
                .orElse(brought);
    }

    /** An order that names no file lets words be looked for. */
    private static TranscriptWish wish(JobKind.DetectHighlights kind) {
        if (kind.help().withoutWords()) return new TranscriptWish.Without();
        return kind.transcript() == null ? new TranscriptWish.Search() : new TranscriptWish.Given(kind.transcript());
    }
}
