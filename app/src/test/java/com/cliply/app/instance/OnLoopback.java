package com.cliply.app.instance;

import com.cliply.app.cli.Call;
import com.cliply.app.cli.Interruption;
import com.cliply.app.cli.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A holder on a real loopback that does what a test says. */
@Timeout(30)
abstract class OnLoopback {
    static final String VERSION = "1.2.3";

    @TempDir
    Path folder;

    final Scripted host = new Scripted();
    InstanceServer server;

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    final Interruption interruption = new Interruption();
    final AtomicInteger columns = new AtomicInteger(77);

    /** Does what a test says, and remembers who came. */
    static final class Scripted implements Host {
        final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
        final AtomicInteger raised = new AtomicInteger();
        volatile boolean window;
        volatile boolean endsSoon;
        volatile Command command = (_, _) -> 0;

        @FunctionalInterface
        interface Command {
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

    InstanceFile file() {
        return InstanceFile.read(folder).orElseThrow();
    }

    InstanceClient client() {
        return new InstanceClient(folder, file(), VERSION);
    }

    Call call(String... words) {
        var terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false, true, true, () -> columns.get());
        return new Call(List.of(words), Path.of("/a folder"), ZoneId.of("Asia/Tokyo"), terminal, interruption);
    }

    Socket connected() throws IOException {
        return new Socket(file().address(), file().port());
    }

    Peer greeted() throws IOException {
        var peer = new Peer(connected());
        peer.within(Duration.ofSeconds(20));
        peer.greetAsGuest(file().token());
        return peer;
    }

    static Frame command(String version) {
        return new CommandFrame(true, false, false, false, 80, version, "/", "UTC", List.of("x")).frame();
    }
}
