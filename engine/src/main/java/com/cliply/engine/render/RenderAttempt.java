package com.cliply.engine.render;

import com.cliply.engine.id.JobId;
import com.cliply.engine.media.WorkMonitor;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Who renders: an attempt of a job, where its pieces lie and how it writes down how far it is.
 *
 * @param number of the attempt; files carry it, so that one that was given up cannot write into those of the next
 * @param folder the studio's own, for the pieces of all renditions
 * @param commits makes changes of the journal hold, or throws if the attempt is no longer the job's current one
 */
public record RenderAttempt(JobId job, int number, Path folder, RenderJournal journal, Consumer<Runnable> commits) {
    /** Gives the monitor of a stage of the work. */
    @FunctionalInterface
    public interface Stages {
        /**
         * Opens the next stage.
         *
         * @param name what a person reads
         * @param until the share of the whole that is done at its end, 0..1
         */
        WorkMonitor next(String name, double until);
    }
}
