package com.cliply.engine.work;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.job.FindHelp;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobHandler;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobOrder;
import com.cliply.engine.job.JobQueue;
import com.cliply.engine.project.Importer;
import com.cliply.engine.project.ProjectStore;
import com.cliply.engine.project.SourceFinder;

/** Looks at a source as it is when its turn comes: it may have been moved, replaced or cut short since it was imported. */
public final class ProbeSourceWork implements JobHandler<JobKind.ProbeSource> {
    private final Importer importer;
    private final SourceFinder sources;
    private final ProjectStore projects;
    private final JobQueue jobs;

    public ProbeSourceWork(Importer importer, SourceFinder sources, ProjectStore projects, JobQueue jobs) {
        this.importer = importer;
        this.sources = sources;
        this.projects = projects;
        this.jobs = jobs;
    }

    @Override
    public Class<JobKind.ProbeSource> kind() {
        return JobKind.ProbeSource.class;
    }

    @Override
    public void run(JobKind.ProbeSource kind, JobContext context) {
        var project = Projects.required(projects, kind.project());
        var then = kind.then();
        var source = sources.required(project, context::commit);
        var seen = importer.look(source.id(), source.path());
        if (!seen.fingerprint().equals(source.fingerprint()))
            throw new MediaException(
                    ErrorCode.FILE_VANISHED, String.valueOf(seen.path().getFileName()));
        context.stage("probing", 0, 1);
        context.commit(() -> {
            projects.save(project.withSource(seen));
            if (then != null)
                jobs.enqueue(JobOrder.of(next(kind, then)).withSize(seen.info().duration()));
        });
    }

    /** What is said is written down before anything is searched, in a job of its own that is not begun twice. */
    private static JobKind next(JobKind.ProbeSource kind, JobKind.DetectHighlights then) {
        return then.help().asks(FindHelp.Aid.TRANSCRIPTION)
                ? new JobKind.TranscribeSource(kind.project(), kind.source(), then)
                : then;
    }
}
