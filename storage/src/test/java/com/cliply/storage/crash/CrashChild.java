package com.cliply.storage.crash;

import com.cliply.engine.event.Events;
import com.cliply.engine.event.StudioEvent;
import com.cliply.storage.Storage;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** A process that enqueues, cancels, retries and runs jobs on several threads until it is killed. */
final class CrashChild {
    private static final int ENQUEUERS = 4;
    /** More unfinished jobs than this make whoever enqueues wait a little. */
    private static final int UNFINISHED = 120;

    private CrashChild() {}

    /** Words: the data folder, a number that no other life on it had. */
    public static void main(String[] words) throws InterruptedException {
        var mouth = new Mouth(System.out);
        var events = new Events();
        var room = new Semaphore(UNFINISHED);
        var _ = events.subscribe(event -> {
            if (!(event instanceof StudioEvent.JobEnded ended)) return;
            mouth.say("ended", ended.job(), ended.state());
            room.release();
        });
        var storage = Storage.open(Path.of(words[0]), InstantSource.system(), CrashWork::rules);
        var stores = storage.stores();
        var work = new CrashWork(stores.clips(), mouth).handlers();
        storage.jobRunner(workspace -> work, events).start();
        mouth.say("open");
        for (int thread = 0; thread < ENQUEUERS; thread++) {
            var traffic = new CrashTraffic(stores, mouth, room, words[1] + "-" + thread);
            Thread.ofPlatform().name("traffic-" + thread).start(traffic);
        }
        new CountDownLatch(1).await();
    }
}
