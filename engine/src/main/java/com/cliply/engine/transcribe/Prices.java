package com.cliply.engine.transcribe;

import com.cliply.engine.net.Endpoint;
import com.cliply.engine.net.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** What services ask for a minute of sound: a dated list that comes with this version. */
final class Prices {
    private static final String LIST = "prices.json";
    private static final BigDecimal MILLIS_PER_MINUTE = BigDecimal.valueOf(60_000);

    private final JsonValue list;

    private Prices(JsonValue list) {
        this.list = list;
    }

    static Prices read() {
        try (var in = Prices.class.getResourceAsStream(LIST)) {
            if (in == null) throw new IllegalStateException("no " + LIST);
            return new Prices(JsonValue.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .orElseThrow());
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** What so much sound would cost there, in words. */
    String words(Endpoint endpoint, String model, Duration length) {
        if (endpoint.isNear()) return "This is free and stays in your network.";
        var price = dollarsAMinute(endpoint.host(), model);
        if (price.isEmpty()) return "What it costs is unknown here.";
        var dollars = price.get()
                .multiply(BigDecimal.valueOf(length.toMillis()))
                .divide(MILLIS_PER_MINUTE, 2, RoundingMode.UP);
        return "It costs about $" + dollars + " ($" + price.get().toPlainString() + " a minute by the list of "
                + list.get("as_of").text().orElse("?") + ").";
    }

    private Optional<BigDecimal> dollarsAMinute(String host, String model) {
        return list.get("prices").items().stream()
                .filter(price -> price.get("host").text().equals(Optional.of(host)))
                .filter(price -> price.get("model").text().equals(Optional.of(model)))
                .findFirst()
                .flatMap(price -> price.get("usd_per_minute").decimal());
    }
}
