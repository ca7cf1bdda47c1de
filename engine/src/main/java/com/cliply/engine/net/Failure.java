package com.cliply.engine.net;

import com.cliply.engine.error.CloudException;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.error.StudioException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What an attempt that came to nothing means, and whether another one may help. */
final class Failure {
    private static final int MOST_READ = 65_536;

    /** Where services put the sentence that says what they dislike. */
    private static final List<List<String>> SENTENCES = List.of(
            List.of("error", "message"), List.of("error"), List.of("message"), List.of("err_msg"), List.of("detail"));

    private final StudioException error;
    private final boolean again;
    private final Optional<Duration> asked;

    private Failure(StudioException error, boolean again, Optional<Duration> asked) {
        this.error = error;
        this.again = again;
        this.asked = asked;
    }

    StudioException error() {
        return error;
    }

    /** Whether another attempt may help. */
    boolean again() {
        return again;
    }

    /** How long the service wants to be left alone. */
    Optional<Duration> asked() {
        return asked;
    }

    private static Failure lasting(ErrorCode code, Throwable cause, String... facts) {
        return new Failure(new CloudException(code, cause, facts), false, Optional.empty());
    }

    private static Failure passing(ErrorCode code, Throwable cause, String... facts) {
        return new Failure(new CloudException(code, cause, facts), true, Optional.empty());
    }

    /**
     * Of a connection. A broken one may stand again in a second; a time limit that was reached was long enough.
     *
     * @param answered whether the other side had begun to answer
     */
    static Failure of(IOException error, ServiceRequest request, HttpLimits limits, boolean answered) {
        var host = request.host();
        var cause = harmless(error, request);
        return switch (error) {
            case NotNearException _ ->
                new Failure(
                        new InputException(
                                ErrorCode.SERVICE_ADDRESS,
                                "http://" + host,
                                "this name belongs to a machine outside of your own network, where it must be https"),
                        false,
                        Optional.empty());
            case UnknownHostException _ ->
                lasting(ErrorCode.SERVICE_UNREACHABLE, cause, host, "nobody knows that name");
            case TooLongException _ ->
                lasting(ErrorCode.SERVICE_TOO_LARGE, cause, host, "more than " + limits.answerBytes() + " bytes");
            case SSLException _ ->
                lasting(ErrorCode.SERVICE_UNREACHABLE, cause, host, "no protected connection could be made");
            case SocketTimeoutException slow
            when connecting(slow) -> passing(ErrorCode.SERVICE_UNREACHABLE, cause, host, "nothing answers there");
            case InterruptedIOException _ ->
                lasting(
                        ErrorCode.SERVICE_TIMEOUT,
                        cause,
                        host,
                        "it was silent for " + words(limits.silence()) + ", or took more than " + words(limits.call())
                                + " in all");
            case ConnectException _, NoRouteToHostException _ ->
                passing(ErrorCode.SERVICE_UNREACHABLE, cause, host, "it does not take the connection");
            default ->
                answered
                        ? passing(ErrorCode.SERVICE_ODD_ANSWER, cause, host, "broke off in the middle of its answer.")
                        : passing(ErrorCode.SERVICE_UNREACHABLE, cause, host, "it closed the connection");
        };
    }

    private static boolean connecting(SocketTimeoutException slow) {
        return String.valueOf(slow.getMessage()).toLowerCase(Locale.ROOT).contains("connect");
    }

    /** Of an answer that says no. */
    static Failure of(Exchange.Answer answer, ServiceRequest request, Optional<Duration> asked) {
        var host = request.host();
        var status = answer.status();
        var said = said(answer, request);
        var code = switch (status) {
            case 401, 403 -> ErrorCode.SERVICE_KEY_REFUSED;
            case 429 -> ErrorCode.SERVICE_TOO_MANY_REQUESTS;
            case 408 -> ErrorCode.SERVICE_FAILING;
            default -> status >= 500 ? ErrorCode.SERVICE_FAILING : ErrorCode.SERVICE_REFUSED;
        };
        var facts = code == ErrorCode.SERVICE_TOO_MANY_REQUESTS
                ? new String[] {host, said}
                : new String[] {host, String.valueOf(status), said};
        var again = code == ErrorCode.SERVICE_TOO_MANY_REQUESTS || code == ErrorCode.SERVICE_FAILING;
        return new Failure(new CloudException(code, facts), again, asked);
    }

    /** Of an answer that should be JSON and is not. */
    static CloudException odd(String host, String what) {
        return new CloudException(ErrorCode.SERVICE_ODD_ANSWER, host, what);
    }

    private static String said(Exchange.Answer answer, ServiceRequest request) {
        var bytes = answer.body().bytes();
        if (bytes.length == 0 || bytes.length > MOST_READ) return "no reason is given.";
        var json = JsonValue.parse(bytes);
        if (json.isEmpty()) return looksLikePage(answer) ? "it answered with a web page." : "no reason is given.";
        for (var path : SENTENCES) {
            var value = json.get();
            for (var name : path) value = value.get(name);
            if (value.text().isPresent()) return request.harmless(value.text().get());
        }
        return "no reason is given.";
    }

    static boolean looksLikePage(Exchange.Answer answer) {
        if (answer.type().toLowerCase(Locale.ROOT).contains("html")) return true;
        var bytes = answer.body().bytes();
        var start = new String(bytes, 0, Math.min(bytes.length, 256), StandardCharsets.ISO_8859_1)
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype") || start.startsWith("<html");
    }

    /** The cause without what it may repeat of the request; its stack stays. */
    private static IOException harmless(IOException error, ServiceRequest request) {
        var safe = new IOException(
                error.getClass().getSimpleName() + ": " + request.harmless(String.valueOf(error.getMessage())));
        safe.setStackTrace(error.getStackTrace());
        return safe;
    }

    private static String words(Duration length) {
        var seconds = length.toSeconds();
        if (seconds == 0) return length.toMillis() + " ms";
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
