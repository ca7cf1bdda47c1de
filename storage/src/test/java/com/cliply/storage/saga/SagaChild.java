package com.cliply.storage.saga;

import com.cliply.engine.event.Events;
import com.cliply.engine.saga.OutsideCall;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Another process that runs what is queued and dies with the answer of the service in its hand. */
final class SagaChild {
    private static final int AS_KILLED = 137;

    private SagaChild() {}

    public static void main(String[] arguments) throws InterruptedException {
        var storage = SagaTest.open(Path.of(arguments[0]));
        var posting = FakeProvider.posting(URI.create(arguments[1]));
        var dying = new OutsideCall() {
            @Override
            public Answer call(String intent) {
                var _ = posting.call(intent);
                Runtime.getRuntime().halt(AS_KILLED);
                throw new AssertionError("still alive");
            }

            @Override
            public Finding ask(String intent) {
                return posting.ask(intent);
            }
        };
        var runner = storage.jobRunner(
                workspace -> SagaTest.doing(
                        context -> SagaTest.saga(context, storage.stores()).step("post", "one", dying)),
                new Events());
        runner.start();
        new CountDownLatch(1).await();
    }
}
