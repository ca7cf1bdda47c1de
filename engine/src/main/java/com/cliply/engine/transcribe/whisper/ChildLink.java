package com.cliply.engine.transcribe.whisper;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.media.WorkMonitor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parent's side of one child: asks and waits, but for no longer than agreed, and never for a child that shall end. Used by
 * one thread. Whatever goes wrong, the child is dead when {@link #close} has returned.
 */
final class ChildLink implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ChildLink.class);

    /** How soon a cancel is seen. */
    private static final long LOOK_MILLIS = 20;

    /** How long a killed process may take until the system has tidied up after it. */
    private static final long BURIAL_SECONDS = 5;

    /** Nobody says more within half a minute. */
    private static final int MOST_PIECES = 1_000;

    private static final int LONGEST_WORDS = 2_000;
    private static final int MOST_WORDS = 100_000;

    private final Process child;
    private final Wire wire;
    private final String model;
    private final WorkMonitor monitor;
    private final BlockingQueue<News> news = new ArrayBlockingQueue<>(64);
    private final BlockingQueue<Message> outbox = new ArrayBlockingQueue<>(1);
    private final List<Thread> threads;

    private sealed interface News {
        record Word(Message message) implements News {}

        /** Not a record, because an exception can change. */
        final class Gone implements News {
            private final IOException how;

            Gone(IOException how) {
                this.how = how;
            }
        }
    }

    ChildLink(Process child, String model, WorkMonitor monitor) {
        this.child = child;
        this.model = model;
        this.monitor = monitor;
        wire = Wire.ofParent(child.getInputStream(), child.getOutputStream());
        threads = List.of(
                thread("answers", this::hear), thread("questions", this::write), thread("words", this::hearWords));
    }

    private Thread thread(String what, Runnable work) {
        return Thread.ofPlatform()
                .daemon()
                .name("whisper-" + child.pid() + "-" + what)
                .start(work);
    }

    /** Has the model loaded. */
    void load(String file, int cores, Duration patience) {
        ask(new Message.Load(file, cores));
        var answer = await(deadline(patience), patience, true);
        if (!(answer instanceof Message.Loaded)) throw nonsense(answer);
    }

    /** What is said in a window, in the order in which the model says it. */
    List<Message.Said> hear(int number, Window window, String language, Duration patience) {
        ask(new Message.Sound(number, language, window.samples()));
        var said = new ArrayList<Message.Said>();
        // All pieces together have one deadline: a child that talks for ever hangs as well.
        var deadline = deadline(patience);
        while (true) {
            switch (await(deadline, patience, false)) {
                case Message.Said piece when piece.number() == number && said.size() < MOST_PIECES -> said.add(piece);
                case Message.Heard heard
                when heard.number() == number -> {
                    return said;
                }
                case Message other -> throw nonsense(other);
            }
        }
    }

    private void ask(Message question) {
        // There is room: the last question has been answered.
        if (!outbox.offer(question)) throw new IllegalStateException("the last question is still open");
    }

    private static long deadline(Duration patience) {
        return System.nanoTime() + patience.toNanos();
    }

    private Message await(long deadline, Duration patience, boolean loading) {
        try {
            while (true) {
                if (monitor.cancelled()) throw new CancelledException();
                if (System.nanoTime() - deadline > 0)
                    throw new MediaException(ErrorCode.TRANSCRIBER_SILENT, spoken(patience));
                switch (news.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    case null -> {}
                    case News.Word(Message.Failed failed) -> throw failure(failed);
                    case News.Word(Message message) -> {
                        return message;
                    }
                    case News.Gone gone -> throw afterDeath(gone.how, loading);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    private StudioException failure(Message.Failed failed) {
        log.warn("whisper in process {} says {}: {}", child.pid(), failed.why(), failed.text());
        return switch (failed.why()) {
            case MODEL -> new InputException(ErrorCode.MODEL_DAMAGED, model, failed.text());
            case LIBRARY -> new MediaException(ErrorCode.NATIVES_MISSING, "Whisper: " + failed.text());
            case MEMORY -> new MediaException(ErrorCode.TRANSCRIBER_GONE, "it had too little memory");
            case WORK -> new MediaException(ErrorCode.TRANSCRIBER_GONE, failed.text());
        };
    }

    /** A model that was whole by all that can be seen from outside, and still took the process with it, is damaged. */
    private StudioException afterDeath(IOException how, boolean loading) throws InterruptedException {
        var ended = child.waitFor(LOOK_MILLIS * 10, TimeUnit.MILLISECONDS);
        log.warn(
                "whisper in process {} {}, for {}",
                child.pid(),
                ended ? "ended with " + child.exitValue() : "speaks wrongly",
                how.toString());
        if (!ended) return new MediaException(ErrorCode.TRANSCRIBER_GONE, how, "it said " + how.getMessage());
        var end = "its process ended with " + child.exitValue();
        return loading && !killed(child.exitValue())
                ? new InputException(ErrorCode.MODEL_DAMAGED, how, model, end + " while loading it")
                : new MediaException(ErrorCode.TRANSCRIBER_GONE, how, end);
    }

    /** By SIGKILL or SIGTERM: somebody else did it, for instance a system without memory. */
    private static boolean killed(int exit) {
        return exit == 128 + 9 || exit == 128 + 15;
    }

    private static MediaException nonsense(Message message) {
        return new MediaException(
                ErrorCode.TRANSCRIBER_GONE,
                "it answered what was not asked, " + message.getClass().getSimpleName());
    }

    private static String spoken(Duration patience) {
        return patience.compareTo(Duration.ofMinutes(2)) < 0
                ? patience.toSeconds() + " seconds"
                : patience.toMinutes() + " minutes";
    }

    private void hear() {
        try {
            try {
                while (true) news.put(new News.Word(wire.receive()));
            } catch (IOException gone) {
                news.put(new News.Gone(gone));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            while (true) wire.send(outbox.take());
        } catch (IOException gone) {
            // Whoever listens hears of it too.
            log.debug("process {} hears nothing any more", child.pid(), gone);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** What it prints goes to our log, up to a point: nobody else listens, and a full pipe would stop it. */
    private void hearWords() {
        var block = new char[LONGEST_WORDS];
        var logged = 0;
        try (var words = child.errorReader()) {
            for (var read = words.read(block); read >= 0; read = words.read(block)) {
                if (logged < MOST_WORDS && log.isDebugEnabled())
                    log.debug("process {}: {}", child.pid(), new String(block, 0, read).strip());
                logged += read;
            }
        } catch (IOException gone) {
            log.debug("process {} says no more", child.pid(), gone);
        }
    }

    @Override
    public void close() {
        child.destroyForcibly();
        threads.forEach(Thread::interrupt);
        var interrupted = Thread.interrupted();
        try {
            if (!child.waitFor(BURIAL_SECONDS, TimeUnit.SECONDS)) log.warn("process {} does not end", child.pid());
        } catch (InterruptedException stopped) {
            interrupted = true;
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }
}
