package com.cliply.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands in front of every place where the log goes. */
final class RedactingAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private final Redactor redactor;
    private final List<Appender<ILoggingEvent>> places = new CopyOnWriteArrayList<>();

    RedactingAppender(Redactor redactor) {
        this.redactor = redactor;
    }

    void alsoTo(Appender<ILoggingEvent> place) {
        places.add(place);
    }

    void noLongerTo(Appender<ILoggingEvent> place) {
        places.remove(place);
    }

    @Override
    protected void append(ILoggingEvent event) {
        var clean = new RedactedEvent(event, redactor);
        for (var place : places) place.doAppend(clean);
    }

    @Override
    public void stop() {
        places.forEach(Appender::stop);
        super.stop();
    }
}
