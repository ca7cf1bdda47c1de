package com.cliply.app;

import com.cliply.app.cli.OpenStudio;
import com.cliply.engine.Stores;
import com.cliply.engine.backup.Backups;
import com.cliply.engine.event.Events;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.job.JobRunner;
import com.cliply.engine.project.ImportResult;
import com.cliply.engine.project.RelinkResult;
import com.cliply.engine.proxy.ProxyLibrary;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** The open studio as one command has it: closing it gives back this command's share. */
final class Lease implements OpenStudio {
    private final Studio studio;
    private final JobRunner runner;
    private final Runnable giveBack;
    private final AtomicBoolean closed = new AtomicBoolean();

    Lease(Studio studio, JobRunner runner, Runnable giveBack) {
        this.studio = studio;
        this.runner = runner;
        this.giveBack = giveBack;
    }

    @Override
    public Stores stores() {
        return studio.stores();
    }

    @Override
    public Events events() {
        return studio.events();
    }

    @Override
    public JobRunner runner() {
        return runner;
    }

    @Override
    public ImportResult importMedia(Path file) {
        return studio.importMedia(file);
    }

    @Override
    public RelinkResult relink(ProjectId project, Path file, boolean changed) {
        return studio.relink(project, file, changed);
    }

    @Override
    public Backups backups() {
        return studio.backups();
    }

    @Override
    public ProxyLibrary proxies() {
        return studio.proxies();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) giveBack.run();
    }
}
