package com.cliply.app.instance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.app.cli.Call;
import com.cliply.app.cli.Interruption;
import com.cliply.app.cli.Interruption.Wish;
import com.cliply.app.cli.Terminal;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Holder and guests on a real loopback. */
@Timeout(30)
class InstanceServerTest {
    private static final String VERSION = "1.2.3";

    @TempDir
    Path folder;

    private final Scripted host = new Scripted();
    private InstanceServer server;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Interruption interruption = new Interruption();
    private final AtomicInteger columns = new AtomicInteger(77);

    /** Does what a test says, and remembers who came. */
    private static final class Scripted implements Host {
        private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
        private final AtomicInteger raised = new AtomicInteger();
        private volatile boolean window;
        private volatile boolean endsSoon;
        private volatile Command command = (_, _) -> 0;

        @FunctionalInterface
        private interface Command {
            int run(Call call, Consumer<String> lines) throws InterruptedException;
        }

        @Override
        public boolean mayEndSoon() {
            return endsSoon;
        }

        @Override
        public int run(Call call, Consumer<String> lines) {
            calls.add(call);
            try {
                return command.run(call, lines);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }

        @Override
        public boolean raise() {
            raised.incrementAndGet();
            return window;
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = InstanceServer.start(folder, VERSION, host, Duration.ofSeconds(2));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private InstanceFile file() {
        return InstanceFile.read(folder).orElseThrow();
    }

    private InstanceClient client() {
        return new InstanceClient(folder, file(), VERSION);
    }

    private Call call(String... words) {
        var terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false, true, true, () -> columns.get());
        return new Call(List.of(words), Path.of("/a folder"), ZoneId.of("Asia/Tokyo"), terminal, interruption);
    }

    private Socket connected() throws IOException {
        return new Socket(file().address(), file().port());
    }

    private Peer greeted() throws IOException {
        var peer = new Peer(connected());
        peer.within(Duration.ofSeconds(20));
        peer.greetAsGuest(file().token());
        return peer;
    }

    private void assertStillServes() {
        host.command = (_, _) -> 5;
        assertEquals(OptionalInt.of(5), client().hand(call("again"), false));
    }

    /** All that comes until the other end is gone, however it goes. */
    private static int bytesUntilTheEnd(Socket socket) throws IOException {
        var count = 0;
        try {
            while (socket.getInputStream().read() >= 0) count++;
        } catch (SocketException cut) {
            return count;
        }
        return count;
    }

    @Test
    void aCommandIsDoneThereAndHeardHere() throws Exception {
        host.command = (call, _) -> {
            call.terminal().out().print("prägnant 🎬");
            call.terminal().err().print("\rhalf a line");
            call.terminal().err().flush();
            return 42;
        };
        assertEquals(OptionalInt.of(42), client().hand(call("--data", "x y", "jobs", "", "🎬"), false));
        assertEquals("prägnant 🎬", out.toString());
        assertEquals("\rhalf a line", err.toString());
        var done = host.calls.take();
        assertEquals(List.of("--data", "x y", "jobs", "", "🎬"), done.words());
        assertEquals(Path.of("/a folder"), done.workingFolder());
        assertEquals(ZoneId.of("Asia/Tokyo"), done.zone());
        assertFalse(done.terminal().outIsTerminal());
        assertTrue(done.terminal().errIsTerminal());
        assertTrue(done.terminal().color());
        assertEquals(77, done.terminal().columns().getAsInt());
    }

    @Test
    void longOutputArrivesWholeAndInOrder() {
        var text = "x" + "🎬".repeat(500_000);
        host.command = (call, _) -> {
            call.terminal().out().print(text);
            return 0;
        };
        assertEquals(OptionalInt.of(0), client().hand(call("x"), false));
        assertEquals(text, out.toString());
    }

    @Test
    void wishesReachTheCommandThatTheyAreMeantFor() throws Exception {
        for (var wish : List.of(Wish.CANCEL, Wish.LEAVE)) {
            var other = new CountDownLatch(1);
            host.command = (call, _) -> {
                if (call.words().contains("other")) {
                    other.await();
                    return call.interruption().requested() ? 1 : 0;
                }
                call.interruption().requestedWithin(Duration.ofSeconds(20));
                return call.interruption().wish() == wish ? 7 : 8;
            };
            var mine = new Interruption();
            try (var threads = Executors.newCachedThreadPool()) {
                var stranger = threads.submit(() -> client().hand(call("other"), false));
                host.calls.take();
                var stopped = threads.submit(() -> client().hand(
                                new Call(List.of("mine"), folder, ZoneId.of("UTC"), call().terminal(), mine), false));
                host.calls.take();
                mine.request(wish);
                assertEquals(OptionalInt.of(7), stopped.get());
                other.countDown();
                assertEquals(OptionalInt.of(0), stranger.get());
            }
        }
    }

    @Test
    void aGuestThatDiesLeavesItsWorkQueued() throws Exception {
        var wishes = new LinkedBlockingQueue<Wish>();
        host.command = (call, _) -> {
            wishes.add(
                    call.interruption().requestedWithin(Duration.ofSeconds(20))
                            ? call.interruption().wish()
                            : Wish.NONE);
            // Nobody hears that any more, and it must not hold up anybody.
            call.terminal().out().print("x".repeat(9_000_000));
            return 0;
        };
        try (var peer = greeted()) {
            peer.write(command(VERSION));
            host.calls.take();
        }
        assertEquals(Wish.LEAVE, wishes.take());
        server.endWhenAlone(() -> {});
    }

    private static Frame command(String version) {
        return new CommandFrame(true, false, false, false, 80, version, "/", "UTC", List.of("x")).frame();
    }

    @Test
    void widthFollowsTheGuestsTerminal() throws Exception {
        var wide = new CompletableFuture<Integer>();
        host.command = (call, _) -> {
            while (call.terminal().columns().getAsInt() == 77)
                if (call.interruption().requestedWithin(Duration.ofMillis(10))) return 1;
            wide.complete(call.terminal().columns().getAsInt());
            return 0;
        };
        try (var threads = Executors.newSingleThreadExecutor()) {
            var end = threads.submit(() -> client().hand(call("x"), false));
            host.calls.take();
            columns.set(120);
            assertEquals(120, wide.get());
            assertEquals(OptionalInt.of(0), end.get());
        }
    }

    @Test
    void theLogOfAGuestNeverMakesItsWriterWait() throws Exception {
        var written = new CountDownLatch(1);
        host.command = (_, lines) -> {
            for (int line = 0; line < 100_000; line++) lines.accept("line " + line + " ".repeat(100));
            written.countDown();
            return 3;
        };
        try (var peer = greeted()) {
            peer.write(command(VERSION));
            assertTrue(written.await(20, TimeUnit.SECONDS));
            assertEquals(Frame.Kind.ACCEPTED, peer.readFrame().kind());
            var last = peer.readFrame();
            while (last.kind() == Frame.Kind.ERR) last = peer.readFrame();
            assertEquals(3, last.intValue());
        }
    }

    @Test
    void aHolderThatMayEndSoonIsWaitedForUnlessItIsUrgent() {
        host.endsSoon = true;
        assertEquals(OptionalInt.empty(), client().hand(call("x"), false));
        assertEquals(OptionalInt.of(0), client().hand(call("x"), true));
        assertEquals(1, host.calls.size());
    }

    @Test
    void whoComesAfterTheEndIsSentAwayAndNothingIsDone() {
        assertTrue(server.endIfAlone());
        assertEquals(OptionalInt.empty(), client().hand(call("x"), true));
        var late = client();
        server.close();
        assertEquals(OptionalInt.empty(), late.hand(call("x"), true));
        assertEquals(0, host.calls.size());
    }

    @Test
    void theHolderEndsAfterItsGuestsAndAcceptsNewOnesUntilThen() throws Exception {
        var goOn = new CountDownLatch(1);
        var waited = new CountDownLatch(1);
        host.command = (call, _) -> {
            if (call.words().contains("long")) goOn.await();
            return 0;
        };
        try (var threads = Executors.newCachedThreadPool()) {
            var guest = threads.submit(() -> client().hand(call("long"), false));
            host.calls.take();
            assertFalse(server.endIfAlone());
            var end = threads.submit(() -> server.endWhenAlone(waited::countDown));
            assertEquals(OptionalInt.of(0), client().hand(call("short"), false));
            assertTrue(waited.await(20, TimeUnit.SECONDS));
            assertFalse(end.isDone());
            goOn.countDown();
            end.get();
            assertEquals(OptionalInt.of(0), guest.get());
        }
        assertEquals(OptionalInt.empty(), client().hand(call("late"), true));
    }

    @Test
    void aHolderThatLeavesTakesItsGuestsAlong() throws Exception {
        host.command = (call, _) -> call.interruption().requestedWithin(Duration.ofSeconds(20))
                        && call.interruption().wish() == Wish.LEAVE
                ? 6
                : 0;
        try (var threads = Executors.newSingleThreadExecutor()) {
            var guest = threads.submit(() -> client().hand(call("x"), false));
            host.calls.take();
            server.askGuestsToLeave();
            assertEquals(OptionalInt.of(6), guest.get());
            assertEquals(OptionalInt.empty(), client().hand(call("late"), true));
        }
    }

    @Test
    void aHolderThatDiesIsTold() throws Exception {
        host.command = (call, _) -> {
            call.interruption().requestedWithin(Duration.ofSeconds(20));
            return 0;
        };
        try (var threads = Executors.newSingleThreadExecutor()) {
            var guest =
                    threads.submit(() -> assertThrows(StorageException.class, () -> client().hand(call("x"), false)));
            host.calls.take();
            server.close();
            assertEquals(ErrorCode.HOLDER_GONE, guest.get().code());
        }
    }

    @Test
    void aHolderThatDoesNotAnswerIsTold() throws IOException {
        try (var deaf = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var holder = new InstanceFile(deaf.getInetAddress(), deaf.getLocalPort(), Token.fresh(), 4_711, VERSION);
            var told = assertThrows(
                    StorageException.class,
                    () -> new InstanceClient(folder, holder, VERSION, Duration.ofSeconds(1)).hand(call("x"), false));
            assertEquals(ErrorCode.HOLDER_SILENT, told.code());
            assertTrue(told.facts().contains("4711"), told.facts().toString());
        }
    }

    @Test
    void anotherVersionIsRefusedByBothSides() throws IOException {
        var told = assertThrows(
                StorageException.class, () -> new InstanceClient(folder, file(), "1.2.4").hand(call("x"), true));
        assertEquals(ErrorCode.HOLDER_VERSION, told.code());
        try (var peer = greeted()) {
            peer.write(command("1.2.4"));
            var answer = peer.readFrame();
            assertEquals(Frame.Kind.REFUSED, answer.kind());
            assertEquals(Frame.Refusal.VERSION.code(), answer.byteValue());
        }
        assertEquals(0, host.calls.size());
    }

    @Test
    void aSecondWindowRaisesTheFirst() {
        assertFalse(client().raise());
        host.window = true;
        assertTrue(client().raise());
        assertEquals(2, host.raised.get());
        server.close();
    }

    @Test
    void whoDoesNotKnowTheTokenIsCutOffAndNothingIsDone() throws IOException {
        var wrong = new InstanceFile(file().address(), file().port(), Token.fresh(), 1, VERSION);
        assertEquals(OptionalInt.empty(), new InstanceClient(folder, wrong, VERSION).hand(call("x"), true));
        assertFalse(new InstanceClient(folder, wrong, VERSION).raise());
        try (var socket = connected()) {
            // The greeting of one of ours, then a proof that proves nothing, then a wish.
            var hello = new byte[5 + Token.BYTES];
            System.arraycopy("CLPY\u0001".getBytes(StandardCharsets.US_ASCII), 0, hello, 0, 5);
            socket.getOutputStream().write(hello);
            assertEquals(64, socket.getInputStream().readNBytes(64).length);
            socket.getOutputStream().write(new byte[Token.PROOF_BYTES]);
            socket.getOutputStream().write(new byte[] {2, 0, 0, 0, 0});
            assertEquals(0, bytesUntilTheEnd(socket));
        }
        assertEquals(0, host.calls.size());
        assertEquals(0, host.raised.get());
        assertStillServes();
    }

    @Test
    void aBrowserHearsNothing() throws IOException {
        for (var request :
                List.of("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", "POST /", "\u0016\u0003\u0001\u0000\u00a5\u0001"))
            try (var socket = connected()) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                assertEquals(0, bytesUntilTheEnd(socket), request);
            }
        assertStillServes();
    }

    @Test
    void framesThatAreTooLongUnknownOrOutOfTurnAreCutOff() throws IOException {
        var bad = List.of(
                new byte[] {1, 0x7f, -1, -1, -1},
                new byte[] {1, -1, -1, -1, -1},
                new byte[] {1, 0, 0x40, 0, 1},
                new byte[] {2, 0, 0, 0, 1, 0},
                new byte[] {99, 0, 0, 0, 0},
                new byte[] {18, 0, 0, 0, 0},
                new byte[] {3, 0, 0, 0, 1, 1},
                new byte[] {1, 0, 0, 0, 0},
                new byte[] {1, 0, 0, 0, 9, 0, 0, 0, 0, 80, 0x7f, -1, -1, -1});
        for (var frame : bad)
            try (var socket = connected();
                    var peer = new Peer(socket)) {
                peer.greetAsGuest(file().token());
                socket.getOutputStream().write(frame);
                assertEquals(0, bytesUntilTheEnd(socket));
            }
        assertEquals(0, host.calls.size());
        assertStillServes();
    }

    @Test
    void slowAndSilentOnesAreCutOffAndHoldUpNobody() throws Exception {
        var sockets = new ArrayList<Socket>();
        try {
            for (int one = 0; one < 10; one++) sockets.add(connected());
            try (var dripping = connected();
                    var threads = Executors.newSingleThreadExecutor()) {
                var drip = threads.submit(() -> {
                    var begun = System.nanoTime();
                    var pause = new CountDownLatch(1);
                    try {
                        for (var letter : "CLPY".getBytes(StandardCharsets.US_ASCII))
                            dripping.getOutputStream().write(letter);
                        while (!pause.await(100, TimeUnit.MILLISECONDS))
                            dripping.getOutputStream().write(1);
                    } catch (SocketException cut) {
                        return Duration.ofNanos(System.nanoTime() - begun);
                    }
                    throw new AssertionError("never");
                });
                assertStillServes();
                assertTrue(drip.get().compareTo(Duration.ofSeconds(8)) < 0);
            }
            for (var silent : sockets) assertEquals(0, bytesUntilTheEnd(silent));
        } finally {
            for (var socket : sockets) socket.close();
        }
    }

    @Test
    void aCrowdIsSentAwayAndAfterItTheHolderServesAsBefore() throws Exception {
        var sockets = new ArrayList<Socket>();
        try {
            for (int one = 0; one < 300; one++) sockets.add(connected());
            for (var socket : sockets) assertEquals(0, bytesUntilTheEnd(socket));
        } finally {
            for (var socket : sockets) socket.close();
        }
        assertStillServes();
    }

    @Test
    void tokensProveTheirHolderToo() throws Exception {
        var token = Token.fresh();
        var nonce = Token.random();
        assertArrayEquals(token.proof(Token.Role.HOLDER, nonce, nonce), token.proof(Token.Role.HOLDER, nonce, nonce));
        assertFalse(token.proves(token.proof(Token.Role.HOLDER, nonce, nonce), Token.Role.GUEST, nonce, nonce));
        assertFalse(Token.fresh().proves(token.proof(Token.Role.GUEST, nonce, nonce), Token.Role.GUEST, nonce, nonce));
        assertEquals("***", token.toString());
    }
}
