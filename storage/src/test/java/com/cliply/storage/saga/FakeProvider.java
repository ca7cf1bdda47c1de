package com.cliply.storage.saga;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.saga.OutsideCall;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A made-up service on loopback: it keeps what is posted, and can lose its answers or its memory. */
final class FakeProvider implements AutoCloseable {
    /** How it behaves. */
    enum Mood {
        FRIENDLY,
        /** It keeps what is posted and ends the connection without an answer. */
        ANSWERS_GET_LOST,
        REFUSES,
        /** It cannot say what it has. */
        FORGETS
    }

    private final HttpServer server;
    private final List<String> posts = Collections.synchronizedList(new ArrayList<>());
    private volatile Mood mood = Mood.FRIENDLY;

    FakeProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/posts", this::handle);
        server.start();
    }

    void mood(Mood other) {
        mood = other;
    }

    List<String> posts() {
        return List.copyOf(posts);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/posts");
    }

    private void handle(HttpExchange exchange) throws IOException {
        var said = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (exchange.getRequestMethod().equals("GET")) {
            var wanted = exchange.getRequestURI().getQuery();
            if (mood == Mood.FORGETS) answer(exchange, 503, "");
            else answer(exchange, posts.contains(wanted) ? 200 : 404, "id-of-" + wanted);
        } else if (mood == Mood.REFUSES) {
            answer(exchange, 403, "");
        } else {
            posts.add(said);
            if (mood == Mood.ANSWERS_GET_LOST || mood == Mood.FORGETS) exchange.close();
            else answer(exchange, 201, "id-of-" + said);
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** Posts the intent as it is, and asks for it by itself. */
    static OutsideCall posting(URI address) {
        return new OutsideCall() {
            @Override
            public Answer call(String intent) {
                var answer = send(HttpRequest.newBuilder(address)
                        .POST(HttpRequest.BodyPublishers.ofString(intent))
                        .build());
                return answer.statusCode() == 201
                        ? new Answer.Done(answer.body())
                        : new Answer.Refused(ErrorCode.OUTPUT_NOT_WRITABLE, List.of("the account"));
            }

            @Override
            public Finding ask(String intent) {
                var answer = send(HttpRequest.newBuilder(URI.create(address + "?" + intent))
                        .build());
                return switch (answer.statusCode()) {
                    case 200 -> new Finding.Happened(answer.body());
                    case 404 -> new Finding.DidNotHappen();
                    default -> new Finding.Unknown("Is " + intent + " on the account?");
                };
            }
        };
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
