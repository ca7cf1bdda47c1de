package com.cliply.app;

import com.cliply.app.cli.OpenStudio;
import com.cliply.engine.Engine;
import com.cliply.engine.Stores;
import com.cliply.engine.event.Events;
import com.cliply.engine.job.JobRunner;
import com.cliply.engine.project.ImportResult;
import com.cliply.engine.project.Importer;
import com.cliply.engine.work.UsualRecurrences;
import com.cliply.engine.workspace.Access;
import com.cliply.storage.Storage;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;

/** The whole house for one data folder: everything is built here, top to bottom, and closed from the bottom up. */
public final class Studio implements OpenStudio {
    private final Storage storage;
    private final Stores stores;
    private final Events events;
    private final Importer importer;
    private final JobRunner runner;

    private Studio(Storage storage, Stores stores, Events events, Importer importer, JobRunner runner) {
        this.storage = storage;
        this.stores = stores;
        this.events = events;
        this.importer = importer;
        this.runner = runner;
    }

    /** Nothing works yet: whoever needs jobs done starts the runner. */
    public static Studio open(AppConfig config, InstantSource clock) {
        var storage = Storage.open(config.dataFolder(), clock);
        try {
            var stores = storage.stores(Access.ofPerson(Storage.PERSONAL, System.getProperty("user.name", "")));
            new UsualRecurrences(ZoneId.systemDefault()).addTo(storage.stores().recurrences());
            var events = new Events();
            var engine = new Engine(clock, events);
            var importer = engine.importer(stores);
            var runner = storage.jobRunner(
                    workspace -> engine.handlers(storage.stores(Access.ofMachine(workspace))), events);
            return new Studio(storage, stores, events, importer, runner);
        } catch (RuntimeException | Error failed) {
            storage.close();
            throw failed;
        }
    }

    @Override
    public Stores stores() {
        return stores;
    }

    @Override
    public Events events() {
        return events;
    }

    @Override
    public JobRunner runner() {
        return runner;
    }

    @Override
    public ImportResult importMedia(Path file) {
        return importer.importMedia(file);
    }

    @Override
    public void close() {
        try {
            runner.close();
        } finally {
            storage.close();
        }
    }
}
