package com.cliply.engine.error;

import java.util.List;

/** The work was asked to stop and has stopped; nothing half-made is left. */
public final class CancelledException extends StudioException {
    public CancelledException() {
        super(ErrorCode.CANCELLED, null, List.of());
    }
}
