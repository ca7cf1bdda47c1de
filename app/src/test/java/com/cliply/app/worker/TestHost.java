package com.cliply.app.worker;

import com.cliply.engine.event.Events;
import com.cliply.engine.job.JobRules;
import com.cliply.engine.job.WorkConditions;
import com.cliply.engine.workspace.Access;
import com.cliply.storage.Storage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A process that runs jobs, and whose own handler kills it. */
final class TestHost {
    private TestHost() {}

    public static void main(String[] words) throws InterruptedException {
        var storage = Storage.open(Path.of(words[0]), InstantSource.system(), JobRules::of);
        var runner = storage.jobRunner(
                workspace -> TestChild.handlers(context -> Runtime.getRuntime().halt(TestChild.CODE)),
                new Events(),
                conditions(storage, new Events(), List.of(words).subList(1, words.length)));
        runner.start();
        new CountDownLatch(1).await();
    }

    static WorkConditions conditions(Storage storage, Events events, List<String> childWords) {
        return WorkConditions.usual()
                .withIsolation(new ChildAttempt(
                        new ChildCommand(TestChild.class.getName(), childWords),
                        workspace -> storage.stores(Access.ofMachine(workspace)),
                        events,
                        Duration.ofSeconds(1)));
    }
}
