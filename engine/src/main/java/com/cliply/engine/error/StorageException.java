package com.cliply.engine.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What should be remembered could not be, or could not be found again. */
public final class StorageException extends StudioException {
    public StorageException(ErrorCode code, @Nullable Throwable cause, String... facts) {
        super(code, cause, List.of(facts));
    }

    public StorageException(ErrorCode code, String... facts) {
        this(code, null, facts);
    }
}
