package com.cliply.engine.transcribe;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * All that can write down what is said, as this installation is set up.
 *
 * @param all each with an id of its own, in the order in which a person is shown them
 */
public record Transcribers(List<Transcriber> all) {
    public Transcribers {
        all = List.copyOf(all);
        var ids = new HashSet<String>();
        for (var one : all) if (!ids.add(one.id())) throw new IllegalArgumentException("twice: " + one.id());
    }

    /** Empty if there is none of that name, or it is not set up. */
    public Optional<Transcriber> find(String id) {
        return all.stream().filter(one -> one.id().equals(id)).findAny();
    }

    public List<String> ids() {
        return all.stream().map(Transcriber::id).toList();
    }
}
