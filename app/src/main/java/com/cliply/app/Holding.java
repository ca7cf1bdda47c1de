package com.cliply.app;

import com.cliply.app.cli.Call;
import com.cliply.app.cli.Cli;
import com.cliply.app.cli.CliContext;
import com.cliply.app.cli.Interruption;
import com.cliply.app.cli.Interruption.Wish;
import com.cliply.app.cli.OpenStudio;
import com.cliply.app.instance.Host;
import com.cliply.app.instance.InstanceLock;
import com.cliply.app.instance.InstanceServer;
import com.cliply.storage.vault.KeySources;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A data folder that this process holds: one open studio for its own command and for those of guests. It closes when the last of
 * them is through.
 */
final class Holding implements Host, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Holding.class);

    private final FrontDoor front;
    private final Path folder;
    private final InstantSource clock;
    private final InstanceLock lock;
    private final Studio studio;
    private final SharedRunner runner;
    private @Nullable InstanceServer server;
    private int ownLeases;
    private volatile boolean ownOver;
    private boolean closed;

    private Holding(FrontDoor front, AppConfig config, InstantSource clock, InstanceLock lock, Studio studio) {
        this.front = front;
        folder = config.dataFolder();
        this.clock = clock;
        this.lock = lock;
        this.studio = studio;
        runner = new SharedRunner(studio.runner());
    }

    /**
     * Opens the studio, and listens for guests.
     *
     * @param lock closed with this, or at once if this fails
     */
    static Holding open(
            FrontDoor front,
            AppConfig config,
            InstantSource clock,
            KeySources keys,
            InstanceLock lock,
            Interruption interruption) {
        try {
            var holding =
                    new Holding(front, config, clock, lock, Studio.open(config, clock, keys, front.environment()));
            holding.listen(interruption);
            return holding;
        } catch (RuntimeException | Error failed) {
            lock.close();
            throw failed;
        }
    }

    private void listen(Interruption interruption) {
        try {
            var listening = InstanceServer.start(folder, Cli.version(), this);
            server = listening;
            interruption.onRequest(wish -> {
                // Ctrl-C is meant for this process's own command, as long as that is what it does.
                if (wish == Wish.LEAVE || ownOver) listening.askGuestsToLeave();
            });
        } catch (IOException deaf) {
            // Work that nobody can join is better than no work.
            log.warn("other commands cannot join this one", deaf);
        }
    }

    /** For a command of this process. */
    synchronized OpenStudio lease() {
        ownLeases++;
        return new Lease(studio, runner, this::ownCommandIsOver);
    }

    /** For a guest's; the guest itself keeps the studio open. */
    OpenStudio guestLease() {
        return new Lease(studio, runner, () -> {});
    }

    private synchronized void ownCommandIsOver() {
        if (--ownLeases > 0) return;
        ownOver = true;
        if (server == null || server.endIfAlone()) close();
    }

    synchronized boolean closed() {
        return closed;
    }

    /** Waits for guests that are still there, then closes. */
    void closeAfterGuests(Runnable waiting) {
        if (closed()) return;
        if (server != null) server.endWhenAlone(waiting);
        close();
    }

    /** First nobody finds us any more, last the folder is free; who comes between waits for that. */
    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        try {
            if (server != null) server.close();
            studio.close();
        } finally {
            lock.close();
        }
    }

    @Override
    public boolean mayEndSoon() {
        return !runner.started() && !(server != null && server.hasGuests());
    }

    @Override
    public boolean raise() {
        return studio.raise();
    }

    @Override
    public int run(Call call, Consumer<String> lines) {
        try (var door = new GuestDoor(front, this, lines)) {
            var cli = new Cli(new CliContext(
                    door,
                    call.terminal(),
                    folder,
                    call.workingFolder(),
                    clock,
                    call.zone(),
                    call.interruption(),
                    false));
            var code = cli.run(call.words().toArray(String[]::new));
            log.info("a guest's {} ended with {}", cli.commandName(), code);
            return code;
        }
    }
}
