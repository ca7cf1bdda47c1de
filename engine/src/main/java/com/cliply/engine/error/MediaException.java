package com.cliply.engine.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file could not be read or written as media. */
public final class MediaException extends StudioException {
    public MediaException(ErrorCode code, @Nullable Throwable cause, String... facts) {
        super(code, cause, List.of(facts));
    }

    public MediaException(ErrorCode code, String... facts) {
        this(code, null, facts);
    }
}
