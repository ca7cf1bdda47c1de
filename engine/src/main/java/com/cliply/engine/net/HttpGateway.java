package com.cliply.engine.net;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.CloudException;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.media.WorkMonitor;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Asks services for JSON: the one place from which this program opens a connection to them. A request is sent again after 408,
 * 429, 5xx and broken connections, waiting longer each time; nothing is followed to another address. Until the first request
 * nothing is loaded, and between requests there is neither a thread of ours nor, after half a minute, a connection.
 */
public final class HttpGateway implements AutoCloseable {
    /** How often a waiting caller looks whether it shall stop: at most 200 ms may pass. */
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final HttpLimits limits;
    private final NetworkLedger ledger;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final String agent;
    private final Set<Exchange> running = ConcurrentHashMap.newKeySet();
    private @Nullable Clients clients;

    /**
     * A gateway that is not opened before it is used.
     *
     * @param agent what this program calls itself, as {@code Cliply/1.2}
     */
    public HttpGateway(HttpLimits limits, NetworkLedger ledger, InstantSource clock, String agent) {
        this.limits = limits;
        this.ledger = ledger;
        this.clock = clock;
        this.agent = agent;
        random = RandomGenerator.getDefault();
    }

    /**
     * The JSON that a service answers.
     *
     * @throws CloudException with a {@code SERVICE_} code that says what to do
     * @throws com.cliply.engine.error.InputException with {@link ErrorCode#SERVICE_ADDRESS} if it would be spoken to in the open
     *     outside of the own network
     * @throws CancelledException within 200 ms after the monitor says so
     */
    public JsonValue ask(ServiceRequest request, WorkMonitor monitor) {
        var waits = new Waits(limits, random);
        while (true) {
            monitor.throwIfCancelled();
            var exchange = new Exchange(request, limits, clients().of(request), agent);
            Failure failure;
            try {
                var answer = run(exchange, monitor);
                ledger.note(exchange.entry(request, ""));
                if (answer.status() / 100 == 2) return json(answer, request);
                if (answer.status() / 100 == 3)
                    throw Failure.odd(request.host(), "sends its callers to another address: enter that one.");
                failure =
                        Failure.of(answer, request, answer.retryAfter().flatMap(header -> Waits.asked(header, clock)));
            } catch (IOException broken) {
                failure = Failure.of(broken, request, limits, exchange.hasAnswered());
                ledger.note(exchange.entry(request, failure.error().code().id()));
            } catch (CancelledException cancelled) {
                ledger.note(exchange.entry(request, cancelled.code().id()));
                throw cancelled;
            }
            var wait = failure.again() ? waits.afterFailure(failure.asked()) : Optional.<Duration>empty();
            if (wait.isEmpty()) throw failure.error();
            pause(wait.get(), monitor);
        }
    }

    /** Whether a service disliked what was asked of it, not who asked or how often: asked more simply, it may agree. */
    public static boolean dislikes(StudioException error) {
        return error.code() == ErrorCode.SERVICE_REFUSED
                && error.facts().size() > 1
                && Set.of("400", "404", "415", "422", "501")
                        .contains(error.facts().get(1));
    }

    private JsonValue json(Exchange.Answer answer, ServiceRequest request) {
        var host = request.host();
        if (answer.body().bytes().length == 0) throw Failure.odd(host, "answered nothing.");
        if (Failure.looksLikePage(answer))
            throw Failure.odd(host, "answered a web page instead of JSON: is the address right?");
        var type = answer.type().toLowerCase(Locale.ROOT);
        var parsed = JsonValue.parse(answer.body().bytes());
        // Small servers say nothing of the type, or that it is text.
        if (!type.isEmpty() && !type.contains("json") && !type.startsWith("text/plain"))
            throw Failure.odd(host, "answered something else than JSON: is the address right?");
        return parsed.orElseThrow(() -> Failure.odd(host, "answered JSON that is damaged or broken off."));
    }

    /** On a thread of its own, for a blocked socket hears no monitor; it ends with the attempt. */
    private Exchange.Answer run(Exchange exchange, WorkMonitor monitor) throws IOException {
        var task = new FutureTask<>(exchange::run);
        running.add(exchange);
        try {
            Thread.ofPlatform().daemon().name("network").start(task);
            while (true) {
                try {
                    return task.get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException notYet) {
                    monitor.throwIfCancelled();
                }
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException broken) throw broken;
            if (failed.getCause() instanceof RuntimeException bug) throw bug;
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } finally {
            // Nothing to do where it is over; else the socket is closed, and its thread ends.
            if (!task.isDone()) exchange.cancel();
            running.remove(exchange);
        }
    }

    private static void pause(Duration wait, WorkMonitor monitor) {
        var end = System.nanoTime() + wait.toNanos();
        var never = new CountDownLatch(1);
        try {
            for (var left = wait.toNanos(); left > 0; left = end - System.nanoTime()) {
                monitor.throwIfCancelled();
                if (never.await(Math.min(left, GLANCE.toNanos()), TimeUnit.NANOSECONDS)) return;
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    private synchronized Clients clients() {
        if (clients == null) clients = new Clients(limits);
        return clients;
    }

    /** Breaks off what is running, and closes all connections. */
    @Override
    public synchronized void close() {
        running.forEach(Exchange::cancel);
        if (clients != null) clients.close();
        clients = null;
    }
}
