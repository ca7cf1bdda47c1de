package com.cliply.app.log;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What was thrown, with its causes, and nothing private in their messages; the stack names only code. */
final class RedactedThrowable implements IThrowableProxy {
    private final IThrowableProxy thrown;
    private final Redactor redactor;

    RedactedThrowable(IThrowableProxy thrown, Redactor redactor) {
        this.thrown = thrown;
        this.redactor = redactor;
    }

    @Override
    public @Nullable String getMessage() {
        var message = thrown.getMessage();
        return message == null ? null : redactor.redact(message);
    }

    @Override
    public @Nullable String getOverridingMessage() {
        var message = thrown.getOverridingMessage();
        return message == null ? null : redactor.redact(message);
    }

    @Override
    public String getClassName() {
        return thrown.getClassName();
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
        return thrown.getStackTraceElementProxyArray();
    }

    @Override
    public int getCommonFrames() {
        return thrown.getCommonFrames();
    }

    @Override
    public @Nullable IThrowableProxy getCause() {
        var cause = thrown.getCause();
        return cause == null ? null : new RedactedThrowable(cause, redactor);
    }

    @Override
    public IThrowableProxy @Nullable [] getSuppressed() {
        var suppressed = thrown.getSuppressed();
        return suppressed == null
                ? null
                : Arrays.stream(suppressed)
                        .map(one -> new RedactedThrowable(one, redactor))
                        .toArray(IThrowableProxy[]::new);
    }

    @Override
    public boolean isCyclic() {
        return thrown.isCyclic();
    }
}
