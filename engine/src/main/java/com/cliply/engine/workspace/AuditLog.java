package com.cliply.engine.workspace;

import java.util.List;

/** What was done by whom; lines are added and never changed. */
public interface AuditLog {
    /** Adds a line in the name of who asks, in the caller's transaction if there is one. */
    void add(String action, String subject, String detail);

    /** The newest first, at most {@code limit}. */
    List<AuditEvent> newest(int limit);
}
