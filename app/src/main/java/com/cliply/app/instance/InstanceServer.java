package com.cliply.app.instance;

import com.cliply.app.instance.Frame.Kind;
import com.cliply.app.instance.Frame.Refusal;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ear of the process that holds a data folder. Strangers, slow ones and too many are cut off and disturb nobody. */
public final class InstanceServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(InstanceServer.class);

    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int MOST_STRANGERS = 16;
    private static final int MOST_GUESTS = 32;
    private static final int BACKLOG = 50;

    private final Path folder;
    private final Host host;
    private final ServerSocket socket;
    private final InstanceFile file;
    private final Duration patience;
    private final Semaphore strangers = new Semaphore(MOST_STRANGERS);
    private final Set<Peer> peers = ConcurrentHashMap.newKeySet();
    private final Set<Guest> guests = new HashSet<>();
    private int guestsEver;
    private boolean leaving;
    private boolean ended;

    private InstanceServer(Path folder, Host host, ServerSocket socket, InstanceFile file, Duration patience) {
        this.patience = patience;
        this.folder = folder;
        this.host = host;
        this.socket = socket;
        this.file = file;
    }

    /** Listens for this data folder, and says in its {@link InstanceFile} where. */
    public static InstanceServer start(Path folder, String version, Host host) throws IOException {
        return start(folder, version, host, USUAL_PATIENCE);
    }

    /**
     * The same.
     *
     * @param patience how long a visitor may take to introduce itself and say what it wants
     */
    static InstanceServer start(Path folder, String version, Host host, Duration patience) throws IOException {
        var socket = listening();
        try {
            var file = new InstanceFile(
                    socket.getInetAddress(),
                    socket.getLocalPort(),
                    Token.fresh(),
                    ProcessHandle.current().pid(),
                    version);
            var server = new InstanceServer(folder, host, socket, file, patience);
            Thread.ofPlatform().daemon().name("instance-ear").start(server::listen);
            file.write(folder);
            return server;
        } catch (IOException | RuntimeException error) {
            socket.close();
            throw error;
        }
    }

    private static ServerSocket listening() throws IOException {
        try {
            return new ServerSocket(0, BACKLOG, InetAddress.ofLiteral("127.0.0.1"));
        } catch (BindException withoutVersion4) {
            return new ServerSocket(0, BACKLOG, InetAddress.ofLiteral("::1"));
        }
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                var visitor = socket.accept();
                if (!strangers.tryAcquire()) visitor.close();
                else Thread.ofVirtual().name("instance-visitor").start(() -> receive(visitor));
            } catch (IOException closedOrTooMany) {
                // With no descriptor left, accept fails again and again: not as fast as it can.
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos() / 10);
            }
        }
    }

    /** Finds out who came and what for; what is not as it should be ends the visit without a word. */
    private void receive(Socket visitor) {
        try (var peer = new Peer(visitor)) {
            peers.add(peer);
            try {
                var frame = introduced(peer);
                switch (frame.kind()) {
                    case RAISE -> peer.write(Frame.ofByte(Kind.RAISED, host.raise() ? 1 : 0));
                    case COMMAND -> host(peer, CommandFrame.read(frame));
                    default -> throw new IOException("nothing to begin with: " + frame.kind());
                }
            } finally {
                peers.remove(peer);
            }
        } catch (IOException cutOff) {
            log.debug("a visitor was cut off: {}", cutOff.getMessage());
        } catch (RuntimeException bug) {
            log.error("a visitor could not be received", bug);
        }
    }

    private Frame introduced(Peer peer) throws IOException {
        try {
            peer.within(patience);
            peer.greetAsHolder(file.token());
            return peer.readFrame();
        } finally {
            strangers.release();
        }
    }

    private void host(Peer peer, CommandFrame command) throws IOException {
        if (!command.version().equals(file.version())) refuse(peer, Refusal.VERSION);
        else if (!canName(command)) refuse(peer, Refusal.NAMES);
        else if (!command.urgent() && host.mayEndSoon()) refuse(peer, Refusal.LATER);
        else {
            var guest = new Guest(peer, command);
            var number = enter(guest);
            if (number == 0) refuse(peer, Refusal.LATER);
            else {
                Thread.ofPlatform().daemon().name("guest-" + number).start(() -> serve(guest));
                guest.hear();
            }
        }
    }

    private void serve(Guest guest) {
        try {
            guest.serve(host);
        } catch (IOException gone) {
            guest.leave();
        } catch (Throwable bug) {
            log.error("a guest's command broke", bug);
        } finally {
            left(guest);
        }
    }

    private static void refuse(Peer peer, Refusal why) throws IOException {
        peer.write(Frame.ofByte(Kind.REFUSED, why.code()));
    }

    /** A holder that was started in a plain C locale cannot say every name. */
    private static boolean canName(CommandFrame command) {
        var names =
                Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")).newEncoder();
        return names.canEncode(command.workingFolder())
                && command.words().stream().allMatch(names::canEncode);
    }

    /** Returns the guest's number, or 0 if it came too late or there are too many. */
    private synchronized int enter(Guest guest) {
        if (ended || leaving || guests.size() >= MOST_GUESTS) return 0;
        guests.add(guest);
        return ++guestsEver;
    }

    private synchronized void left(Guest guest) {
        guests.remove(guest);
        notifyAll();
    }

    private synchronized List<Guest> guests() {
        return List.copyOf(guests);
    }

    public synchronized boolean hasGuests() {
        return !guests.isEmpty();
    }

    /** Lets nobody in any more, if nobody is in. What comes after is told to come again, and finds the folder free. */
    public synchronized boolean endIfAlone() {
        if (guests.isEmpty()) ended = true;
        return ended;
    }

    /**
     * Waits until no guest is in, new ones included, and lets nobody in any more.
     *
     * @param waiting is called once if that takes more than a moment
     */
    public synchronized void endWhenAlone(Runnable waiting) {
        try {
            for (int round = 0; !endIfAlone(); round++) {
                if (round == 1) waiting.run();
                guests.forEach(Guest::leaveIfStuck);
                wait(BETWEEN_LOOKS.toMillis());
            }
        } catch (InterruptedException stopped) {
            // Somebody wants this process to end: guests lose no more than by its death.
            ended = true;
            guests.clear();
            Thread.currentThread().interrupt();
        }
    }

    /** Asks all who are in to go, and lets nobody in any more; what they have not done stays queued. */
    public void askGuestsToLeave() {
        synchronized (this) {
            leaving = true;
        }
        guests().forEach(Guest::leave);
    }

    /** Is no longer to be found, and cuts off who is still there. */
    @Override
    public void close() {
        synchronized (this) {
            ended = true;
        }
        try {
            file.remove(folder);
            socket.close();
        } catch (IOException left) {
            log.warn("the instance file could not be removed", left);
        }
        peers.forEach(Peer::cut);
    }
}
