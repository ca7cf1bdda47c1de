package com.cliply.app.worker;

import com.cliply.engine.Stores;
import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.event.Events;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.media.WorkMonitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The host's side of one attempt in a child: does what the child asks, on the attempt's own thread, until it has ended. */
final class ChildSession {
    private static final Logger log = LoggerFactory.getLogger(ChildSession.class);
    private static final long BETWEEN_LOOKS_MILLIS = 100;

    /** A bracket holds the one lane of all writes: whoever keeps it that long hangs. */
    private static final long LONGEST_BRACKET_NANOS = Duration.ofSeconds(10).toNanos();

    private static final int LONGEST_LINE = 2_000;

    private final Process child;
    private final Line line;
    private final Map<String, Port> ports;
    private final Events events;
    private final JobContext context;
    private final Duration grace;
    private final WorkMonitor wishes;
    private final Map<Integer, WorkMonitor> stages = new HashMap<>();

    private volatile boolean told;
    private volatile boolean ended;
    private volatile long bracketSince;

    /** The child took a bracket back. */
    private static final class TakenBack extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    ChildSession(Process child, Stores stores, Events events, JobContext context, Duration grace) {
        this.child = child;
        this.line = new Line(child.getInputStream(), child.getOutputStream());
        this.ports = Port.of(stores);
        this.events = events;
        this.context = context;
        this.grace = grace;
        wishes = context.stage("starting", 0, 0);
    }

    /** Returns when the handler has returned there, or throws what it threw. */
    void run(JobKind kind) {
        var name = "job-child-" + child.pid();
        Thread.ofPlatform().daemon().name(name + "-words").start(this::hearWords);
        var watch = Thread.ofPlatform().daemon().name(name + "-watch").start(this::watch);
        try {
            line.send(new Message.Begin(kind, context.job(), context.attempt()));
            serve();
        } catch (IOException | UncheckedIOException gone) {
            throw afterDeath(kind, gone);
        } finally {
            ended = true;
            watch.interrupt();
        }
    }

    /** A child that was told to end and did so in its own way is not guilty of anything. */
    private StudioException afterDeath(JobKind kind, Exception gone) {
        child.destroyForcibly();
        log.debug("process {} is gone", child.pid(), gone);
        if (wishes.cancelled()) return new CancelledException();
        log.warn("job {} attempt {} killed process {}", context.job(), context.attempt(), child.pid());
        return new MediaException(ErrorCode.KILLS_PROGRAM, "2", kind.name());
    }

    /** Answers until the handler has returned, or until the bracket closes in which this is called. */
    private void serve() throws IOException {
        while (true) {
            switch (line.receive()) {
                case Message.Call call -> line.send(answer(call));
                case Message.Open open -> open(open.bracket());
                case Message.Close close -> {
                    if (!close.keep()) throw new TakenBack();
                    return;
                }
                case Message.Stage stage ->
                    stages.put(stage.number(), context.stage(stage.name(), stage.from(), stage.to()));
                case Message.Done done ->
                    stages.getOrDefault(done.stage(), WorkMonitor.NONE).done(done.media(), done.whole());
                case Message.News news -> events.announce(news.event());
                case Message.Returned returned -> {
                    return;
                }
                case Message.Refused refused -> throw Failure.of(refused);
                case Message.Broken broken -> throw Failure.of(broken);
                case Message.Begin begin -> throw new IOException("the child begins nothing");
                case Message.Answer answer -> throw new IOException("nobody asked");
                case Message.Stop stop -> throw new IOException("the child stops nobody");
            }
        }
    }

    private void open(Message.Bracket bracket) throws IOException {
        Message answer = new Message.Answer("null");
        var outermost = bracketSince == 0;
        try {
            if (outermost) bracketSince = System.nanoTime() | 1;
            within(bracket, this::serveBracket);
        } catch (TakenBack wished) {
            log.debug("job {} took changes back", context.job());
        } catch (UncheckedIOException gone) {
            throw gone;
        } catch (RuntimeException refused) {
            if (!(refused instanceof StudioException)) log.error("a commit of job {} broke", context.job(), refused);
            answer = Failure.told(refused);
        } finally {
            if (outermost) bracketSince = 0;
        }
        line.send(answer);
    }

    private void serveBracket() {
        try {
            line.send(new Message.Answer("null"));
            serve();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void within(Message.Bracket bracket, Runnable changes) {
        switch (bracket) {
            case COMMIT -> context.commit(changes);
            case COMMIT_DURABLY -> context.commitDurably(changes);
            case TRANSACTION -> Port.transactions(ports).inTransaction(done(changes));
            case TRANSACTION_DURABLY -> Port.transactions(ports).durably(done(changes));
        }
    }

    private static Supplier<Boolean> done(Runnable changes) {
        return () -> {
            changes.run();
            return true;
        };
    }

    private Message answer(Message.Call call) {
        try {
            var port = Objects.requireNonNull(ports.get(call.port()), call.port());
            var method = port.method(call.method(), call.types());
            var types = method.getGenericParameterTypes();
            var arguments = new ArrayList<@Nullable Object>();
            for (int index = 0; index < types.length; index++)
                arguments.add(line.json().read(call.arguments().get(index), types[index]));
            var result = method.invoke(port.target(), arguments.toArray());
            return new Message.Answer(line.json().write(result, method.getGenericReturnType()));
        } catch (InvocationTargetException thrown) {
            var cause = Objects.requireNonNullElse(thrown.getCause(), thrown);
            if (!(cause instanceof StudioException)) log.error("{} broke", call.method(), cause);
            return Failure.told(cause);
        } catch (ReflectiveOperationException | RuntimeException broken) {
            log.error("{} of {} could not be asked", call.method(), call.port(), broken);
            return Failure.told(broken);
        }
    }

    /** Hands on the wish to stop, and ends who does not follow it or holds up all others. */
    private void watch() {
        var toldAt = 0L;
        try {
            while (!ended && !child.waitFor(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
                var now = System.nanoTime();
                if (!told && wishes.cancelled()) {
                    told = true;
                    toldAt = now;
                    line.send(new Message.Stop());
                }
                var since = bracketSince;
                var tooLate = told && now - toldAt > grace.toNanos();
                var holdsUp = since != 0 && now - since > LONGEST_BRACKET_NANOS;
                if (tooLate || holdsUp) {
                    log.warn("process {} of job {} does not answer and is ended", child.pid(), context.job());
                    child.destroyForcibly();
                }
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            log.debug("process {} hears nothing any more", child.pid(), gone);
        }
    }

    /** What it says goes to our log: nobody else listens, and a full pipe would stop it. */
    private void hearWords() {
        try (var words = child.errorReader()) {
            for (var said = words.readLine(); said != null; said = words.readLine())
                log.info("process {}: {}", child.pid(), said.substring(0, Math.min(said.length(), LONGEST_LINE)));
        } catch (IOException gone) {
            log.debug("process {} says no more", child.pid(), gone);
        }
    }
}
