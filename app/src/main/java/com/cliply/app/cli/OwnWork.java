package com.cliply.app.cli;

import com.cliply.engine.id.JobId;
import com.cliply.engine.job.Job;
import java.util.List;

/** The jobs of one command, done while it waits. */
final class OwnWork {
    private final Desk desk;
    private final OpenStudio studio;

    OwnWork(Desk desk, OpenStudio studio) {
        this.desk = desk;
        this.studio = studio;
    }

    /**
     * Returns all jobs of a wish when they have ended.
     *
     * @param first the one that the wish is known by
     * @throws com.cliply.engine.error.CancelledException after an interruption
     */
    List<Job> done(JobId first) {
        var stores = studio.stores();
        try (var view = desk.progress();
                var watch = new JobWatch(
                        studio, new JobProgress(view, stores, desk.texts(), desk.clock()), desk.interruption())) {
            stores.operations()
                    .pause()
                    .ifPresent(pause -> desk.terminal().complain(new JobWords(stores, desk).pause(pause)));
            studio.runner().start();
            watch.await(() -> stores.jobs().ofOrigin(first), false);
            return stores.jobs().ofOrigin(first);
        }
    }
}
