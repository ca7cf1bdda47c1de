package com.cliply.storage.job;

import com.cliply.engine.Samples;
import com.cliply.engine.event.Events;
import com.cliply.engine.job.JobEvent;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobKind;
import com.cliply.storage.Storage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/** A process that works on a job until a line on its standard input lets it finish, and says how the job went. */
final class SleepyChild {
    private SleepyChild() {}

    public static void main(String[] arguments) throws InterruptedException {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (var storage = Storage.open(Path.of(arguments[0]), InstantSource.system())) {
            var project = new Samples().aProject("match");
            var stores = storage.stores();
            stores.projects().save(project);
            var id = stores.jobs()
                    .enqueue(
                            new JobKind.MakeProxy(project.id(), project.source().id()));
            var handler = StuckChild.handler(context -> {
                System.out.println("working");
                try {
                    var _ = lines.readLine();
                } catch (IOException error) {
                    throw new UncheckedIOException(error);
                }
            });
            try (var runner = storage.jobRunner(workspace -> new JobHandlers(handler), new Events())) {
                runner.start();
                runner.await(() -> stores.jobs().unfinished() == 0);
            }
            stores.jobs().history(id).stream().map(JobEvent::what).forEach(System.out::println);
        }
    }
}
