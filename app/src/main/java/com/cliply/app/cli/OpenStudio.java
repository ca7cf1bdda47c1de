package com.cliply.app.cli;

import com.cliply.engine.Stores;
import com.cliply.engine.backup.Backups;
import com.cliply.engine.event.Events;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.job.JobRunner;
import com.cliply.engine.project.ImportResult;
import com.cliply.engine.project.RelinkResult;
import com.cliply.engine.proxy.ProxyLibrary;
import java.nio.file.Path;

/** An open data folder, for as long as a command needs it. */
public interface OpenStudio extends AutoCloseable {
    Stores stores();

    Events events();

    /** Not started yet; it is closed with the studio. */
    JobRunner runner();

    ImportResult importMedia(Path file);

    /**
     * Gives a project its file at another place.
     *
     * @param changed whether it may have other content than the file that was imported
     */
    RelinkResult relink(ProjectId project, Path file, boolean changed);

    /** Backups of this folder, made while it is open. */
    Backups backups();

    /** What is there of proxies. */
    ProxyLibrary proxies();

    /** Stops the runner, then closes the database; what was interrupted goes on at the next start. */
    @Override
    void close();
}
