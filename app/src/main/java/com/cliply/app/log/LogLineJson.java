package com.cliply.app.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Optional;

/** Reads the lines that {@link AppLog} has written. */
final class LogLineJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LogLineJson() {}

    /** Empty for what is no whole line, as the last one of a process that was killed. */
    static Optional<LogLine> read(String text) {
        try {
            var node = JSON.readTree(text);
            if (!node.path("timestamp").isNumber()
                    || !node.path("formattedMessage").isTextual()) return Optional.empty();
            return Optional.of(new LogLine(
                    Instant.ofEpochMilli(node.path("timestamp").asLong()),
                    node.path("level").asText(),
                    node.path("formattedMessage").asText()));
        } catch (JsonProcessingException damaged) {
            return Optional.empty();
        }
    }
}
