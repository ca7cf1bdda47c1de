package com.cliply.storage.bench;

import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobHandler;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobKind;
import java.util.function.Consumer;

/** The same work for the kinds of each lane. */
final class BenchWork {
    private BenchWork() {}

    static JobHandlers doing(Consumer<JobContext> work) {
        return new JobHandlers(
                handler(JobKind.MakeProxy.class, work),
                handler(JobKind.MakeThumbnails.class, work),
                handler(JobKind.Publish.class, work));
    }

    private static <K extends JobKind> JobHandler<K> handler(Class<K> kind, Consumer<JobContext> work) {
        return new JobHandler<>() {
            @Override
            public Class<K> kind() {
                return kind;
            }

            @Override
            public void run(K of, JobContext context) {
                work.accept(context);
            }
        };
    }
}
