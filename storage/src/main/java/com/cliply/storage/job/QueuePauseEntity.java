package com.cliply.storage.job;

import com.cliply.engine.job.QueuePause;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** Never leaves this package: the rest of the house sees {@link QueuePause}. The machine's own, so it has no tenant. */
@Entity(name = "QueuePause")
@Table(name = "queue_pause")
@NullUnmarked
class QueuePauseEntity {
    /** There is one queue, so there is one row at most. */
    static final short ONLY = 1;

    @Id
    short id;

    Instant since;

    String actor;

    String reason;

    QueuePause toPause() {
        return new QueuePause(since, actor, reason);
    }
}
