package com.cliply.app.log;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.function.Consumer;

/** Readable lines for whoever prints them. */
final class LineAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private final Consumer<String> lines;
    private final PatternLayout layout = new PatternLayout();

    LineAppender(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void start() {
        layout.setContext(getContext());
        layout.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{20} - %msg%n");
        layout.start();
        super.start();
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.accept(layout.doLayout(event).stripTrailing());
    }
}
