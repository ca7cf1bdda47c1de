package com.cliply.app;

import com.cliply.engine.job.JobRunner;
import com.cliply.engine.job.LaneHold;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The one runner of a data folder for several commands: whoever needs it first starts it, and none of them closes it. */
final class SharedRunner implements JobRunner {
    private final JobRunner runner;
    private boolean started;

    SharedRunner(JobRunner runner) {
        this.runner = runner;
    }

    @Override
    public synchronized void start() {
        if (started) return;
        runner.start();
        started = true;
    }

    synchronized boolean started() {
        return started;
    }

    @Override
    public void await(BooleanSupplier settled) throws InterruptedException {
        runner.await(settled);
    }

    @Override
    public List<LaneHold> holds() {
        return runner.holds();
    }

    @Override
    public Optional<Duration> left() {
        return runner.left();
    }

    /** Does nothing: it is closed with the studio. */
    @Override
    public void close() {}
}
