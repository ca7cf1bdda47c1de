package com.cliply.engine.net;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * A real server on this machine's loopback address that answers as it is told, also in ways that no well-behaved server would. Made
 * after RFC 9112; it answers one request a connection.
 */
public final class FakeService implements AutoCloseable {
    /** What was asked. */
    public static final class Asked {
        private final String line;
        private final Map<String, String> headers;
        private final byte[] body;

        Asked(String line, Map<String, String> headers, byte[] body) {
            this.line = line;
            this.headers = headers;
            this.body = body;
        }

        /** As {@code POST /path HTTP/1.1}. */
        public String line() {
            return line;
        }

        /** By name in lower case. */
        public Map<String, String> headers() {
            return headers;
        }

        public byte[] body() {
            return body.clone();
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** How one request is answered; the connection is closed behind it. */
    @FunctionalInterface
    public interface Answer {
        void to(Asked asked, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Answers in this order; the last one is given again and again. */
    public FakeService(Answer... answers) throws IOException {
        script.addAll(new ArrayDeque<>(List.of(answers)));
        Thread.ofVirtual().name("fake-service").start(this::serve);
    }

    /** A whole answer. */
    public static Answer answer(int status, String type, String body, String... headers) {
        return (request, out) -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            head(out, status, type, bytes.length, headers);
            out.write(bytes);
        };
    }

    public static Answer json(String body) {
        return answer(200, "application/json", body);
    }

    /** Says how long the answer is, sends half of it and closes the connection. */
    public static Answer half(String body) {
        return (request, out) -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            head(out, 200, "application/json", bytes.length);
            out.write(bytes, 0, bytes.length / 2);
        };
    }

    /** Closes the connection without a word. */
    public static Answer nothing() {
        return (request, out) -> {};
    }

    /** Says nothing and keeps the connection until the service is closed. */
    public Answer silence() {
        return (request, out) -> closed.await();
    }

    /** Begins an answer that has no end, as fast as it is read. */
    public static Answer endless() {
        return (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n\""
                    .getBytes(StandardCharsets.US_ASCII));
            var letters = "a".repeat(65_536).getBytes(StandardCharsets.US_ASCII);
            while (true) out.write(letters);
        };
    }

    public static void head(OutputStream out, int status, String type, long length, String... headers)
            throws IOException {
        var text = new StringBuilder("HTTP/1.1 " + status + " Said\r\n");
        if (!type.isEmpty()) text.append("Content-Type: ").append(type).append("\r\n");
        for (var header : headers) text.append(header).append("\r\n");
        text.append("Content-Length: ").append(length).append("\r\nConnection: close\r\n\r\n");
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** As {@code http://127.0.0.1:12345}. */
    public String address() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    public Endpoint endpoint() {
        return Endpoint.parse(address());
    }

    public List<Asked> asked() {
        return asked;
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().name("fake-answer").start(() -> answer(socket));
            } catch (IOException over) {
                return;
            }
        }
    }

    private void answer(Socket connection) {
        try (var socket = connection) {
            var request = read(socket.getInputStream());
            Answer answer;
            synchronized (script) {
                asked.add(request);
                answer = script.size() > 1 ? script.remove() : script.element();
            }
            answer.to(request, socket.getOutputStream());
            socket.getOutputStream().flush();
        } catch (IOException | InterruptedException gone) {
            // Whoever asked has gone away: some tests want just that.
            Thread.currentThread().interrupt();
        }
    }

    private static Asked read(InputStream in) throws IOException {
        var line = line(in);
        var headers = new TreeMap<String, String>();
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        var body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Asked(line, headers, body);
    }

    private static String line(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) throw new EOFException();
            if (read != '\r') bytes.write(read);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }
}
