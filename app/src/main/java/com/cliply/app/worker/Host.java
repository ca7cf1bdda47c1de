package com.cliply.app.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The host as its child sees it. */
final class Host {
    private final Line line;
    private final Runnable gone;
    private final BlockingQueue<Message> answers = new LinkedBlockingQueue<>();
    /** Held for a question and its answer, and for a whole bracket: what other threads ask meanwhile is no part of it. */
    private final ReentrantLock asking = new ReentrantLock();

    /** How many brackets are open; of whoever holds the lock. */
    private int open;

    private volatile boolean stopped;

    /**
     * @param gone ends this process
     */
    Host(Line line, Runnable gone) {
        this.line = line;
        this.gone = gone;
        Thread.ofPlatform().daemon().name("host").start(this::hear);
    }

    private void hear() {
        try {
            while (true) {
                var message = line.receive();
                if (message instanceof Message.Stop) stopped = true;
                else answers.add(message);
            }
        } catch (IOException over) {
            // Nobody waits for what this process does, and its changes could not be kept.
            gone.run();
        }
    }

    /** Whether the attempt shall end. */
    boolean stopped() {
        return stopped;
    }

    /** What the host wants done. */
    Message.Begin begin() throws IOException {
        if (answer() instanceof Message.Begin begin) return begin;
        throw new IOException("the host begins with something else");
    }

    void tell(Message news) {
        try {
            line.send(news);
        } catch (IOException over) {
            throw new UncheckedIOException(over);
        }
    }

    @Nullable
    Object call(String port, Method method, Object @Nullable [] arguments) {
        var types = method.getGenericParameterTypes();
        var texts = new ArrayList<String>();
        for (int index = 0; index < types.length; index++)
            texts.add(line.json().write(arguments == null ? null : arguments[index], types[index]));
        var answer = ask(new Message.Call(port, method.getName(), Port.typesOf(method), texts));
        return method.getReturnType() == void.class ? null : line.json().read(answer, method.getGenericReturnType());
    }

    /** Makes changes that all hold in the host or none. */
    void within(Message.Bracket bracket, Runnable changes) {
        asking.lock();
        try {
            var _ = ask(new Message.Open(bracket));
            open++;
            try {
                changes.run();
            } catch (Throwable error) {
                var _ = ask(new Message.Close(false));
                throw error;
            } finally {
                open--;
            }
            var _ = ask(new Message.Close(true));
        } finally {
            asking.unlock();
        }
    }

    /** Whether the calling thread is making changes that hold together. */
    boolean underWay() {
        return asking.isHeldByCurrentThread() && open > 0;
    }

    private String ask(Message question) {
        asking.lock();
        try {
            tell(question);
            return switch (answer()) {
                case Message.Answer answer -> answer.json();
                case Message.Refused refused -> throw Failure.of(refused);
                case Message.Broken broken -> throw Failure.of(broken);
                case Message other -> throw new IllegalStateException("no answer: " + other);
            };
        } finally {
            asking.unlock();
        }
    }

    private Message answer() {
        var interrupted = false;
        try {
            while (true) {
                try {
                    return answers.take();
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }
}
