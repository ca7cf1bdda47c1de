package com.cliply.engine.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was asked for cannot be done as it was asked. */
public final class InputException extends StudioException {
    public InputException(ErrorCode code, @Nullable Throwable cause, String... facts) {
        super(code, cause, List.of(facts));
    }

    public InputException(ErrorCode code, String... facts) {
        this(code, null, facts);
    }
}
