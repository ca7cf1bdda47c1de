package com.cliply.engine.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.cliply.engine.id.ProjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EventsTest {
    private static final StudioEvent FIRST = new StudioEvent.ClipsSuggested(new ProjectId(new UUID(0, 1)), 1);
    private static final StudioEvent SECOND = new StudioEvent.ClipsSuggested(new ProjectId(new UUID(0, 1)), 2);

    private final Events events = new Events();
    private final List<StudioEvent> heard = new ArrayList<>();

    @Test
    void everyListenerHearsEveryEventInOrder() {
        var others = new ArrayList<StudioEvent>();
        events.subscribe(heard::add);
        events.subscribe(others::add);
        events.announce(FIRST);
        events.announce(SECOND);
        assertEquals(List.of(FIRST, SECOND), heard);
        assertEquals(heard, others);
    }

    @Test
    void whoHasLetGoHearsNoMore() {
        try (var subscription = events.subscribe(heard::add)) {
            assertEquals(subscription, subscription);
            events.announce(FIRST);
        }
        events.announce(SECOND);
        assertEquals(List.of(FIRST), heard);
    }

    @Test
    void lettingGoOfOneOfTwoEqualListenersLeavesTheOther() {
        Consumer<StudioEvent> listener = heard::add;
        events.subscribe(listener);
        events.subscribe(listener).close();
        events.announce(FIRST);
        assertEquals(List.of(FIRST), heard);
    }

    @Test
    void lettingGoTwiceTakesNobodyElseAway() {
        Consumer<StudioEvent> listener = heard::add;
        var once = events.subscribe(listener);
        events.subscribe(listener);
        once.close();
        once.close();
        events.announce(FIRST);
        assertEquals(List.of(FIRST), heard);
    }

    @Test
    void aListenerMayLetGoWhileItListens() {
        var subscription = new Subscription[1];
        subscription[0] = events.subscribe(event -> {
            heard.add(event);
            subscription[0].close();
        });
        events.announce(FIRST);
        events.announce(SECOND);
        assertEquals(List.of(FIRST), heard);
    }
}
