package com.cliply.engine.net;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Is told of every call that leaves this process: with whom, what for and how much, never what was said. */
@FunctionalInterface
public interface NetworkLedger {
    /**
     * One attempt.
     *
     * @param purpose a stable word, as {@code transcribe}
     * @param bytesUp of the request's body as far as it was sent
     * @param bytesDown of the answer's body, unpacked, as far as it was read
     * @param outcome the status as {@code 200}, or why there was none
     */
    record Entry(String host, String purpose, long bytesUp, long bytesDown, String outcome, Duration took) {}

    void note(Entry entry);

    /** Writes one line into the log for each. */
    static NetworkLedger toLog() {
        return new NetworkLedger() {
            private static final Logger LOG = LoggerFactory.getLogger(NetworkLedger.class);

            @Override
            public void note(Entry entry) {
                LOG.info(
                        "network: {} {} sent {} bytes, got {} bytes, {}, {} ms",
                        entry.host(),
                        entry.purpose(),
                        entry.bytesUp(),
                        entry.bytesDown(),
                        entry.outcome(),
                        entry.took().toMillis());
            }
        };
    }
}
