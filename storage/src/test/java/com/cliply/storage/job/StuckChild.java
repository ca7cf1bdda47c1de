package com.cliply.storage.job;

import com.cliply.engine.event.Events;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobHandler;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobRules;
import com.cliply.storage.Storage;
import com.cliply.storage.db.DatabaseAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A process that begins a job and never ends it. */
public final class StuckChild {
    private StuckChild() {}

    public static void main(String[] arguments) throws InterruptedException {
        var clock = InstantSource.system();
        var storage = arguments[0].startsWith("jdbc:")
                ? Storage.open(DatabaseAddress.ofServer(arguments[0], arguments[1], ""), clock, JobRules::of)
                : Storage.open(Path.of(arguments[0]), clock);
        var working = new CountDownLatch(1);
        var runner = storage.jobRunner(
                workspace -> new JobHandlers(handler(context -> {
                    context.stage("stuck", 0, 1);
                    working.countDown();
                    forEver();
                })),
                new Events());
        runner.start();
        working.await();
        System.out.println("working");
        forEver();
    }

    public static JobHandler<JobKind.MakeProxy> handler(Consumer<JobContext> work) {
        return new JobHandler<>() {
            @Override
            public Class<JobKind.MakeProxy> kind() {
                return JobKind.MakeProxy.class;
            }

            @Override
            public void run(JobKind.MakeProxy kind, JobContext context) {
                work.accept(context);
            }
        };
    }

    private static void forEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
