package com.cliply.engine.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rendition could not be made. */
public final class RenderException extends StudioException {
    public RenderException(ErrorCode code, @Nullable Throwable cause, String... facts) {
        super(code, cause, List.of(facts));
    }

    public RenderException(ErrorCode code, String... facts) {
        this(code, null, facts);
    }
}
