package com.cliply.app.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.app.cli.Call;
import com.cliply.app.cli.Interruption;
import com.cliply.app.cli.Interruption.Wish;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a holder does for its guests. */
@Timeout(60)
class InstanceServerTest extends OnLoopback {
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
            assertEquals(120, wide.get(20, TimeUnit.SECONDS));
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
}
