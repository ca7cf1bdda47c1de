package com.cliply.engine.net;

import static com.cliply.engine.net.FakeService.answer;
import static com.cliply.engine.net.FakeService.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.media.WorkMonitor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpGatewayTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));
    private static final String SECRET = "sk-canary-0123456789abcdef";
    private static final HttpLimits QUICK = new HttpLimits(
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            3,
            Duration.ofMillis(2),
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            100_000);

    private final List<NetworkLedger.Entry> entries = new CopyOnWriteArrayList<>();

    private JsonValue ask(FakeService service, HttpLimits limits, WorkMonitor monitor) {
        try (var gateway = new HttpGateway(limits, entries::add, CLOCK, "Cliply/test")) {
            return gateway.ask(
                    ServiceRequest.json(service.endpoint().at("/v1/thing"), "test", "{\"hello\":1}")
                            .with("Bearer", ApiKey.of(SECRET)),
                    monitor);
        }
    }

    private JsonValue ask(FakeService service) {
        return ask(service, QUICK, WorkMonitor.NONE);
    }

    private StudioException refusal(FakeService service) {
        return assertThrows(StudioException.class, () -> ask(service));
    }

    @Test
    void anAnswerComesWithWhatWasAskedFor() throws IOException {
        try (var service = new FakeService(json("{\"word\":\"yes\",\"n\":[1.25]}"))) {
            var answer = ask(service);
            assertEquals("yes", answer.get("word").text().orElseThrow());
            assertEquals("1.25", answer.get("n").get(0).decimal().orElseThrow().toString());
            var asked = service.asked().getFirst();
            assertEquals("POST /v1/thing HTTP/1.1", asked.line());
            assertEquals("Bearer " + SECRET, asked.headers().get("authorization"));
            assertEquals("Cliply/test", asked.headers().get("user-agent"));
            assertEquals("{\"hello\":1}", asked.text());
        }
    }

    @Test
    void theLedgerKnowsHostPurposeAndBytesButNoContent() throws IOException {
        try (var service = new FakeService(json("{\"word\":\"yes\"}"))) {
            ask(service);
            var entry = entries.getFirst();
            assertEquals(
                    List.of("127.0.0.1", "test", 11L, 14L, "200"),
                    List.of(entry.host(), entry.purpose(), entry.bytesUp(), entry.bytesDown(), entry.outcome()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503})
    void whatPassesIsAskedAgain(int status) throws IOException {
        try (var service = new FakeService(answer(status, "text/plain", "later"), json("{}"))) {
            assertTrue(ask(service).isObject());
            assertEquals(2, service.asked().size());
        }
    }

    @Test
    void aConnectionThatBreaksIsMadeAgain() throws IOException {
        try (var service = new FakeService(FakeService.nothing(), FakeService.half("{\"a\":12345}"), json("{}"))) {
            assertTrue(ask(service).isObject());
            assertEquals(
                    List.of("service_unreachable", "200 service_odd_answer", "200"),
                    entries.stream().map(NetworkLedger.Entry::outcome).toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, SERVICE_REFUSED",
        "401, SERVICE_KEY_REFUSED",
        "403, SERVICE_KEY_REFUSED",
        "404, SERVICE_REFUSED",
        "413, SERVICE_REFUSED",
        "422, SERVICE_REFUSED"
    })
    void aRefusalIsNotAskedAgain(int status, ErrorCode code) throws IOException {
        try (var service = new FakeService(answer(status, "application/json", "{}"))) {
            assertEquals(code, refusal(service).code());
            assertEquals(1, service.asked().size());
        }
    }

    @Test
    void afterSomeAttemptsItIsOver() throws IOException {
        try (var service = new FakeService(answer(503, "", ""))) {
            assertEquals(ErrorCode.SERVICE_FAILING, refusal(service).code());
            assertEquals(3, service.asked().size());
        }
    }

    @Test
    void tooManyRequestsSayWhatTheServiceSaid() throws IOException {
        var body = "{\"error\":{\"message\":\"You exceeded your current quota\"}}";
        try (var service = new FakeService(answer(429, "application/json", body))) {
            var error = refusal(service);
            assertEquals(ErrorCode.SERVICE_TOO_MANY_REQUESTS, error.code());
            assertTrue(
                    String.valueOf(error.getMessage()).contains("You exceeded your current quota"),
                    error.code().id());
        }
    }

    @Test
    void aServiceThatWantsToBeLeftAloneForLongIs() throws IOException {
        try (var service = new FakeService(answer(429, "", "", "Retry-After: 3600"))) {
            assertEquals(ErrorCode.SERVICE_TOO_MANY_REQUESTS, refusal(service).code());
            assertEquals(1, service.asked().size());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html|<p>Hello</p>|web page",
                "text/html; charset=utf-8|{}|web page",
                "application/json|<!DOCTYPE html><html>|web page",
                "''|<html><body>It works!|web page",
                "application/json|''|answered nothing",
                "application/json|{\"a\": [1, 2|damaged",
                "application/json|{} and more|damaged",
                "application/json|x\u0001\u0002|damaged",
                "image/png|{}|something else"
            })
    void whatIsNoJsonIsSaid(String type, String body, String said) throws IOException {
        try (var service = new FakeService(answer(200, type, body))) {
            var error = refusal(service);
            assertEquals(ErrorCode.SERVICE_ODD_ANSWER, error.code());
            assertTrue(
                    String.valueOf(error.getMessage()).contains(said),
                    error.code().id());
            assertEquals(1, service.asked().size());
        }
    }

    @Test
    void halfABodyEveryTimeIsSaid() throws IOException {
        try (var service = new FakeService(FakeService.half("{\"a\":12345}"))) {
            var error = refusal(service);
            assertEquals(ErrorCode.SERVICE_ODD_ANSWER, error.code());
            assertTrue(
                    String.valueOf(error.getMessage()).contains("broke off"),
                    error.code().id());
        }
    }

    @Test
    void anEndlessAnswerIsNotReadToItsEnd() throws IOException {
        try (var service = new FakeService(FakeService.endless())) {
            assertEquals(ErrorCode.SERVICE_TOO_LARGE, refusal(service).code());
            assertTrue(entries.getFirst().bytesDown() < 300_000);
        }
    }

    @Test
    void aSmallAnswerThatUnpacksToALargeOneIsNotReadToItsEnd() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(("\"" + "a".repeat(50_000_000) + "\"").getBytes(StandardCharsets.US_ASCII));
        }
        try (var service = new FakeService((request, out) -> {
            FakeService.head(out, 200, "application/json", packed.size(), "Content-Encoding: gzip");
            out.write(packed.toByteArray());
        })) {
            assertEquals(ErrorCode.SERVICE_TOO_LARGE, refusal(service).code());
            assertTrue(entries.getFirst().bytesDown() < 300_000);
        }
    }

    @Test
    void jsonNestedTooDeepIsDamaged() throws IOException {
        try (var service = new FakeService(json("[".repeat(40_000)))) {
            assertEquals(ErrorCode.SERVICE_ODD_ANSWER, refusal(service).code());
        }
    }

    @Test
    void nobodyIsSentToAnotherAddress() throws IOException {
        try (var other = new FakeService(json("{}"));
                var service = new FakeService(answer(307, "", "", "Location: " + other.address() + "/v1/thing"))) {
            assertEquals(ErrorCode.SERVICE_ODD_ANSWER, refusal(service).code());
            assertEquals(List.of(), other.asked());
        }
    }

    @Test
    void silenceEndsAtItsLimit() throws IOException {
        var limits = new HttpLimits(
                QUICK.connect(),
                Duration.ofMillis(150),
                Duration.ofSeconds(2),
                1,
                QUICK.firstWait(),
                QUICK.longestWait(),
                QUICK.allWaits(),
                1_000);
        try (var service = silent()) {
            var error = assertThrows(StudioException.class, () -> ask(service, limits, WorkMonitor.NONE));
            assertEquals(ErrorCode.SERVICE_TIMEOUT, error.code());
        }
    }

    @Test
    void aDripThatNeverIsSilentEndsAtTheLimitOfTheCall() throws IOException {
        var limits = new HttpLimits(
                QUICK.connect(),
                Duration.ofSeconds(1),
                Duration.ofMillis(300),
                1,
                QUICK.firstWait(),
                QUICK.longestWait(),
                QUICK.allWaits(),
                100_000);
        try (var service = new FakeService((request, out) -> {
            FakeService.head(out, 200, "application/json", 100_000);
            var tick = new Semaphore(0);
            while (!tick.tryAcquire(20, TimeUnit.MILLISECONDS)) {
                out.write(' ');
                out.flush();
            }
        })) {
            var error = assertThrows(StudioException.class, () -> ask(service, limits, WorkMonitor.NONE));
            assertEquals(ErrorCode.SERVICE_TIMEOUT, error.code());
        }
    }

    @Tag("alone")
    @Test
    void aCancelIsHeardWhileTheServiceIsSilent() throws IOException {
        try (var service = silent()) {
            var monitor = new CancelledOnceAsked(service);
            assertThrows(CancelledException.class, () -> ask(service, QUICK, monitor));
            assertTrue(monitor.tookMillis() < 200, monitor.tookMillis() + " ms");
        }
    }

    @Tag("alone")
    @Test
    void aCancelIsHeardBetweenAttempts() throws IOException {
        var patient = new HttpLimits(
                QUICK.connect(),
                QUICK.silence(),
                QUICK.call(),
                3,
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                1_000);
        try (var service = new FakeService(answer(503, "", ""))) {
            var monitor = new CancelledOnceAsked(service);
            assertThrows(CancelledException.class, () -> ask(service, patient, monitor));
            assertTrue(monitor.tookMillis() < 200, monitor.tookMillis() + " ms");
        }
    }

    @Test
    void nobodyThereIsSaid() throws IOException {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        try (var gateway = new HttpGateway(QUICK, entries::add, CLOCK, "x")) {
            var request = ServiceRequest.json(
                    Endpoint.parse("http://127.0.0.1:" + port).at("/v1/thing"), "test", "{}");
            var error = assertThrows(StudioException.class, () -> gateway.ask(request, WorkMonitor.NONE));
            assertEquals(ErrorCode.SERVICE_UNREACHABLE, error.code());
            assertEquals(3, entries.size());
        }
    }

    @Test
    void theKeyIsNowhereInWhatIsSaidOrLogged() throws IOException {
        var body = "{\"error\":{\"message\":\"Incorrect API key provided: " + SECRET + ", or sk-oth*****3456\"}}";
        try (var service = new FakeService(answer(400, "application/json", body))) {
            var error = refusal(service);
            var all = new StringWriter();
            error.printStackTrace(new PrintWriter(all));
            all.write(error.facts() + " " + entries);
            all.write(ServiceRequest.json(service.endpoint().at("/x"), "test", "{}")
                    .with("Bearer", ApiKey.of(SECRET))
                    .toString());
            all.write(String.valueOf(ApiKey.of(SECRET)));
            assertTrue(all.toString().contains("Incorrect API key provided"));
            assertFalse(all.toString().contains(SECRET), all.toString());
            assertFalse(all.toString().contains("sk-oth"), all.toString());
        }
    }

    @Test
    void aKeyThatNoHeaderCanCarryIsNone() {
        assertEquals(Optional.empty(), ApiKey.of("a\r\nX-Evil: 1"));
        assertEquals(Optional.empty(), ApiKey.of(" \n"));
        assertEquals("abc", ApiKey.of(" abc\n").orElseThrow().reveal());
    }

    @Test
    void afterCloseThereIsNoThreadOfOurs() throws IOException, InterruptedException {
        var before = ours();
        try (var service = new FakeService(json("{}"))) {
            ask(service);
        }
        for (var thread : ours())
            assertTrue(before.contains(thread) || thread.join(Duration.ofSeconds(5)), "it goes on: " + thread);
    }

    private static Set<Thread> ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("network"))
                .collect(Collectors.toSet());
    }

    private static FakeService silent() throws IOException {
        var never = new CountDownLatch(1);
        return new FakeService((request, out) -> never.await());
    }

    /** Says stop as soon as the service has been asked, and measures from then. */
    private static final class CancelledOnceAsked implements WorkMonitor {
        private final FakeService service;
        private final AtomicLong since = new AtomicLong();

        CancelledOnceAsked(FakeService service) {
            this.service = service;
        }

        @Override
        public boolean cancelled() {
            if (service.asked().isEmpty()) return false;
            since.compareAndSet(0, System.nanoTime());
            return true;
        }

        @Override
        public void done(Duration media, Duration whole) {}

        long tookMillis() {
            return (System.nanoTime() - since.get()) / 1_000_000;
        }
    }
}
