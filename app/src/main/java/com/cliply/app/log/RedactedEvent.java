package com.cliply.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.helpers.MessageFormatter;

/** A line of the log with nothing private in any part of it. */
final class RedactedEvent implements ILoggingEvent {
    private final ILoggingEvent event;
    private final Redactor redactor;
    private final @Nullable Object @Nullable [] arguments;

    RedactedEvent(ILoggingEvent event, Redactor redactor) {
        this.event = event;
        this.redactor = redactor;
        arguments = redacted(event.getArgumentArray());
    }

    private @Nullable Object @Nullable [] redacted(@Nullable Object @Nullable [] raw) {
        if (raw == null) return null;
        var clean = new @Nullable Object[raw.length];
        for (int index = 0; index < raw.length; index++) {
            var argument = raw[index];
            clean[index] = argument == null ? null : redactor.redactArgument(argument);
        }
        return clean;
    }

    @Override
    public String getMessage() {
        return redactor.redact(String.valueOf(event.getMessage()));
    }

    @Override
    public @Nullable Object @Nullable [] getArgumentArray() {
        return arguments;
    }

    /** Redacted once more as a whole: a name in the message and its secret among the arguments meet only here. */
    @Override
    public String getFormattedMessage() {
        return redactor.redact(
                String.valueOf(MessageFormatter.basicArrayFormat(String.valueOf(event.getMessage()), arguments)));
    }

    @Override
    public @Nullable IThrowableProxy getThrowableProxy() {
        var thrown = event.getThrowableProxy();
        return thrown == null ? null : new RedactedThrowable(thrown, redactor);
    }

    @Override
    public Map<String, String> getMDCPropertyMap() {
        var clean = new LinkedHashMap<String, String>();
        event.getMDCPropertyMap()
                .forEach((name, value) ->
                        clean.put(name, redactor.redact(name + "=" + value).substring(name.length() + 1)));
        return clean;
    }

    @Override
    @Deprecated
    @SuppressWarnings("InlineMeSuggester") // the interface wants it
    public Map<String, String> getMdc() {
        return getMDCPropertyMap();
    }

    @Override
    public @Nullable List<KeyValuePair> getKeyValuePairs() {
        var pairs = event.getKeyValuePairs();
        if (pairs == null) return null;
        return pairs.stream()
                .map(pair -> new KeyValuePair(
                        pair.key,
                        redactor.redact(pair.key + "=" + redactor.redactArgument(String.valueOf(pair.value)))
                                .substring(pair.key.length() + 1)))
                .toList();
    }

    @Override
    public String getThreadName() {
        return event.getThreadName();
    }

    @Override
    public Level getLevel() {
        return event.getLevel();
    }

    @Override
    public String getLoggerName() {
        return event.getLoggerName();
    }

    @Override
    public LoggerContextVO getLoggerContextVO() {
        return event.getLoggerContextVO();
    }

    @Override
    public StackTraceElement[] getCallerData() {
        return event.getCallerData();
    }

    @Override
    public boolean hasCallerData() {
        return event.hasCallerData();
    }

    @Override
    public @Nullable List<Marker> getMarkerList() {
        return event.getMarkerList();
    }

    @Override
    public long getTimeStamp() {
        return event.getTimeStamp();
    }

    @Override
    public int getNanoseconds() {
        return event.getNanoseconds();
    }

    @Override
    public @Nullable Instant getInstant() {
        return event.getInstant();
    }

    @Override
    public long getSequenceNumber() {
        return event.getSequenceNumber();
    }

    @Override
    public void prepareForDeferredProcessing() {
        event.prepareForDeferredProcessing();
    }
}
