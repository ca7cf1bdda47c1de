package com.cliply.engine.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands each event to every listener, on the thread that announces it; a listener that throws hurts nobody else. */
public final class Events {
    private static final Logger log = LoggerFactory.getLogger(Events.class);

    private final List<Consumer<StudioEvent>> listeners = new CopyOnWriteArrayList<>();

    public Subscription subscribe(Consumer<StudioEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public void announce(StudioEvent event) {
        for (var listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException error) {
                log.error("a listener failed on {}", event, error);
            }
        }
    }
}
