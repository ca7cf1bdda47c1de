package com.cliply.app.instance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who comes to the port and is no guest. */
class HostileVisitorsTest extends OnLoopback {
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

    private void assertStillServes() {
        host.command = (_, _) -> 5;
        assertEquals(OptionalInt.of(5), client().hand(call("again"), false));
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
