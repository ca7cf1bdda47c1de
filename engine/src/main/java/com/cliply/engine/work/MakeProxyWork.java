package com.cliply.engine.work;

import com.cliply.engine.clip.ClipStatus;
import com.cliply.engine.clip.ClipStore;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobHandler;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.project.ProjectStore;
import com.cliply.engine.project.SourceFinder;
import com.cliply.engine.proxy.ProxyBuilder;
import com.cliply.engine.proxy.ProxyWish;

/** Makes the proxy of a project's source: first around the wished times, then around its clips, then the rest. */
public final class MakeProxyWork implements JobHandler<JobKind.MakeProxy> {
    private final ProxyBuilder builder;
    private final SourceFinder sources;
    private final ProjectStore projects;
    private final ClipStore clips;

    public MakeProxyWork(ProxyBuilder builder, SourceFinder sources, ProjectStore projects, ClipStore clips) {
        this.builder = builder;
        this.sources = sources;
        this.projects = projects;
        this.clips = clips;
    }

    @Override
    public Class<JobKind.MakeProxy> kind() {
        return JobKind.MakeProxy.class;
    }

    @Override
    public void run(JobKind.MakeProxy kind, JobContext context) {
        var project = Projects.required(projects, kind.project());
        var wanted = clips.ofProject(project.id()).stream()
                .filter(clip -> clip.status() != ClipStatus.REJECTED)
                .flatMap(clip -> clip.ranges().stream())
                .toList();
        builder.build(
                sources.required(project, context::commit),
                new ProxyWish(kind.around(), wanted),
                context.job().toString(),
                context.attempt(),
                context.stage("making", 0, 1));
    }
}
