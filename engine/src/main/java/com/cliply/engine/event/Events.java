package com.cliply.engine.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands each event to every listener, on the thread that announces it; a listener that throws hurts nobody else. */
public final class Events {
    private static final Logger log = LoggerFactory.getLogger(Events.class);

    /** One wish to hear; two of the same listener are two. */
    private static final class Listening {
        private final Consumer<StudioEvent> listener;

        Listening(Consumer<StudioEvent> listener) {
            this.listener = listener;
        }
    }

    private final List<Listening> listeners = new CopyOnWriteArrayList<>();

    public Subscription subscribe(Consumer<StudioEvent> listener) {
        var listening = new Listening(listener);
        listeners.add(listening);
        return () -> listeners.remove(listening);
    }

    public void announce(StudioEvent event) {
        for (var listening : listeners) {
            try {
                listening.listener.accept(event);
            } catch (RuntimeException error) {
                log.error("a listener failed on {}", event, error);
            }
        }
    }
}
