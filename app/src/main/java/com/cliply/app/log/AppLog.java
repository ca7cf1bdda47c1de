package com.cliply.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;

/** The log: JSON lines in files that are bounded in size and age, and readable lines on the console if asked for. */
public final class AppLog implements AutoCloseable {
    static final String FILE = "cliply.jsonl";
    private static final long FILE_BYTES = 5_000_000;
    private static final long ALL_BYTES = 50_000_000;
    private static final int DAYS = 14;

    private final LoggerContext context;
    private final RedactingAppender front;
    private final AtomicInteger consoles = new AtomicInteger();

    /** Takes over what is logged in this context. */
    public AppLog(LoggerContext context, Redactor redactor) {
        this.context = context;
        front = new RedactingAppender(redactor);
        front.setContext(context);
        front.setName("front");
        front.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(front);
        root.setLevel(Level.WARN);
        context.getLogger("com.cliply").setLevel(Level.INFO);
    }

    /** Writes to {@code cliply.jsonl} in this folder, which is made if it is missing; returns the file. */
    public Path toFiles(Path folder) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve(FILE);
        var encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithContext(false);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        // The message is written with its arguments in their places; apart from each other they would only be larger.
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithFormattedMessage(true);
        encoder.start();

        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setName("files");
        appender.setFile(file.toString());
        appender.setEncoder(encoder);

        var rolling = new SizeAndTimeBasedRollingPolicy<ILoggingEvent>();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(
                folder.resolve("cliply.%d{yyyy-MM-dd}.%i.jsonl.gz").toString());
        rolling.setMaxFileSize(new FileSize(FILE_BYTES));
        rolling.setTotalSizeCap(new FileSize(ALL_BYTES));
        rolling.setMaxHistory(DAYS);
        rolling.start();
        appender.setRollingPolicy(rolling);
        appender.start();
        front.alsoTo(appender);
        return file;
    }

    /** Also hands over readable lines, and tells more, until what is returned is run. */
    public Runnable toConsole(Consumer<String> lines) {
        var appender = new LineAppender(lines);
        appender.setContext(context);
        appender.setName("console");
        appender.start();
        consoles.incrementAndGet();
        context.getLogger("com.cliply").setLevel(Level.DEBUG);
        front.alsoTo(appender);
        return () -> {
            front.noLongerTo(appender);
            appender.stop();
            if (consoles.decrementAndGet() == 0) context.getLogger("com.cliply").setLevel(Level.INFO);
        };
    }

    @Override
    public void close() {
        context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(front);
        front.stop();
    }
}
