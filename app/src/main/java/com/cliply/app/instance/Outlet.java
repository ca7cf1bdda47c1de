package com.cliply.app.instance;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is on its way to a guest. Only the guest's own command waits when the guest reads slowly; the threads of the holder
 * never do.
 */
final class Outlet {
    /** So often the guest hears something, so that it can tell a long silence from a holder that hangs. */
    static final Duration PULSE = Duration.ofSeconds(2);

    private static final int ROOM = 256;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final BlockingQueue<Frame> frames = new ArrayBlockingQueue<>(ROOM);
    private final Peer peer;
    private volatile boolean closed;
    private volatile long takenAt = System.nanoTime();

    Outlet(Peer peer) {
        this.peer = peer;
    }

    /** Waits for room; nothing is sent any more once the guest is gone. */
    void put(Frame frame) {
        try {
            var taken = false;
            while (!closed && !taken) taken = frames.offer(frame, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets it fall if there is no room. */
    void offer(Frame frame) {
        if (!closed && frames.remainingCapacity() > ROOM / 2) frames.offer(frame);
    }

    /** Sends until the end of the command was sent, or the guest is gone. */
    void pump() throws IOException {
        try {
            Frame frame;
            do {
                frame = next();
                peer.write(frame);
                takenAt = System.nanoTime();
            } while (!closed && frame.kind() != Frame.Kind.END);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            closed = true;
        }
    }

    private Frame next() throws InterruptedException {
        @Nullable Frame frame = frames.poll(PULSE.toMillis(), TimeUnit.MILLISECONDS);
        return frame == null ? Frame.empty(Frame.Kind.ALIVE) : frame;
    }

    /** What has not been sent is not sent any more. */
    void close() {
        closed = true;
        frames.clear();
        // Wakes who waits for the next one.
        var _ = frames.offer(Frame.empty(Frame.Kind.ALIVE));
    }

    /** Whether the guest takes nothing any more, as one that was stopped, or whose reader does not read. */
    boolean stuckFor(Duration time) {
        return !closed && System.nanoTime() - takenAt > time.toNanos();
    }
}
