package com.cliply.engine.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service on the network could not be asked, or did not give a usable answer. */
public final class CloudException extends StudioException {
    public CloudException(ErrorCode code, @Nullable Throwable cause, String... facts) {
        super(code, cause, List.of(facts));
    }

    public CloudException(ErrorCode code, String... facts) {
        this(code, null, facts);
    }
}
