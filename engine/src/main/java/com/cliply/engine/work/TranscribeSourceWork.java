package com.cliply.engine.work;

import com.cliply.engine.analysis.transcript.TranscriptSources;
import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.event.Events;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobHandler;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobOrder;
import com.cliply.engine.job.JobQueue;
import com.cliply.engine.media.SourceMedia;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.project.ProjectStore;
import com.cliply.engine.project.SourceFinder;

/**
 * Has what is said written down and kept by the content of the file, where no subtitles say it. Where that cannot be done
 * highlights are found without: a model that is missing or damaged is told of, and stops nothing.
 */
public final class TranscribeSourceWork implements JobHandler<JobKind.TranscribeSource> {
    private final FindAids aids;
    private final SpokenWords words;
    private final SourceFinder sources;
    private final ProjectStore projects;
    private final JobQueue jobs;
    private final Events events;

    public TranscribeSourceWork(
            FindAids aids,
            TranscriptSources transcripts,
            SourceFinder sources,
            ProjectStore projects,
            JobQueue jobs,
            Events events) {
        this.aids = aids;
        words = new SpokenWords(transcripts, aids);
        this.sources = sources;
        this.projects = projects;
        this.jobs = jobs;
        this.events = events;
    }

    @Override
    public Class<JobKind.TranscribeSource> kind() {
        return JobKind.TranscribeSource.class;
    }

    @Override
    public void run(JobKind.TranscribeSource kind, JobContext context) {
        var project = Projects.required(projects, kind.project());
        var source = sources.required(project, context::commit);
        var monitor = context.stage("transcribing", 0, 1);
        var then = kind.then();
        if (then == null) write(source, monitor);
        else if (words.brought(then, source, monitor).transcript().isEmpty())
            tryToWrite(source, monitor, new JobNotes(context.job(), events));
        context.commit(() -> {
            if (then != null)
                jobs.enqueue(JobOrder.of(then).withSize(source.info().duration()));
        });
    }

    private void tryToWrite(SourceMedia source, WorkMonitor monitor, JobNotes notes) {
        try {
            write(source, monitor);
        } catch (CancelledException cancelled) {
            throw cancelled;
        } catch (StudioException why) {
            notes.tell("Highlights are found without a transcription.", why);
        }
    }

    private void write(SourceMedia source, WorkMonitor monitor) {
        var transcriber = aids.transcriber()
                .orElseThrow(() -> new InputException(
                        ErrorCode.TRANSCRIPT_MISSING,
                        String.valueOf(source.path().getFileName())));
        transcriber.transcribe(source.path(), source.info(), null, monitor);
    }
}
