package com.cliply.engine.transcribe;

import com.cliply.engine.error.CloudException;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.net.ApiKey;
import com.cliply.engine.net.Endpoint;
import com.cliply.engine.net.JsonValue;
import com.cliply.engine.net.ServiceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where sound is sent, and by whom.
 *
 * @param model as the service calls it
 * @param keys asked at the first request and not before
 */
record SpeechService(Endpoint endpoint, String model, ServiceKey keyName, Supplier<Optional<ApiKey>> keys) {
    /** Nobody says more than this in a second; nor does a model that was not led astray. */
    private static final int MOST_WORDS_A_SECOND = 20;

    private static final int MICROS_PER_SECOND = 1_000_000;

    /** The key; none is needed near by. */
    Optional<ApiKey> key() {
        var key = keys.get();
        if (key.isEmpty() && !endpoint.isNear())
            throw new CloudException(ErrorCode.SERVICE_KEY_MISSING, endpoint.host(), keyName.id(), keyName.variable());
        return key;
    }

    /**
     * Reads a list of what was heard.
     *
     * @param said where an element has its text
     */
    List<Heard> heard(JsonValue list, SpeechPart part, Function<JsonValue, Optional<String>> said) {
        var most = 100 + part.lengthMicros() / MICROS_PER_SECOND * MOST_WORDS_A_SECOND;
        if (list.size() > most) throw odd("tells of " + list.size() + " words, more than can be said in that time.");
        var heard = new ArrayList<Heard>();
        for (var item : list.items())
            Heard.of(item, said.apply(item), part.lengthMicros()).ifPresent(heard::add);
        if (2 * heard.size() < list.size()) throw odd("gives times that cannot be.");
        return inOrder(heard);
    }

    /** What jumps back is left out: its times are wrong, or those of all others are. */
    private List<Heard> inOrder(List<Heard> heard) {
        var ordered = new ArrayList<Heard>();
        for (var next : heard)
            if (ordered.isEmpty() || next.start() >= ordered.getLast().start()) ordered.add(next);
        if (2 * ordered.size() < heard.size()) throw odd("gives times that cannot be.");
        return ordered;
    }

    CloudException odd(String what) {
        return new CloudException(ErrorCode.SERVICE_ODD_ANSWER, endpoint.host(), what);
    }
}
