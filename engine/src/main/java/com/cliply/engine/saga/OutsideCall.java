package com.cliply.engine.saga;

import com.cliply.engine.error.ErrorCode;
import java.util.List;

/** A call to an outside service that must happen once, and a way to ask whether it did. Made in no transaction. */
public interface OutsideCall {
    /**
     * Makes the call. Whatever it throws means that nobody knows whether it happened: the next attempt asks first.
     *
     * @param intent what was stored before; an idempotency key belongs in it
     */
    Answer call(String intent);

    /** Asks the service whether an earlier call with this intent happened. Whatever it throws means: ask again later. */
    Finding ask(String intent);

    /** What a service says. */
    sealed interface Answer {
        /**
         * It happened.
         *
         * @param outcome what must be remembered of it, as the id that it got there; never a secret
         */
        record Done(String outcome) implements Answer {}

        /**
         * It certainly did not happen; the reason ends the attempt.
         *
         * @param facts what the code's sentence names
         */
        record Refused(ErrorCode code, List<String> facts) implements Answer {
            public Refused {
                facts = List.copyOf(facts);
            }
        }
    }

    /** What can be found out about an earlier call. */
    sealed interface Finding {
        record Happened(String outcome) implements Finding {}

        record DidNotHappen() implements Finding {}

        /**
         * The service cannot tell.
         *
         * @param question what a person should look at there, as a sentence
         */
        record Unknown(String question) implements Finding {}
    }
}
