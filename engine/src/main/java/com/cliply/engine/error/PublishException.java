package com.cliply.engine.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An outside service did not do what a creator wanted there. */
public final class PublishException extends StudioException {
    public PublishException(ErrorCode code, @Nullable Throwable cause, String... facts) {
        super(code, cause, List.of(facts));
    }

    public PublishException(ErrorCode code, String... facts) {
        this(code, null, facts);
    }
}
