package com.cliply.storage.clip;

import com.cliply.engine.time.TimeRange;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

/** One range of a clip. */
@Entity(name = "ClipRange")
@Table(name = "clip_range")
@NullUnmarked
class ClipRangeEntity {
    @EmbeddedId
    ClipPart id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Column(name = "start_us")
    long startMicros;

    @Column(name = "end_us")
    long endMicros;

    static ClipRangeEntity of(ClipPart id, TimeRange range) {
        var entity = new ClipRangeEntity();
        entity.id = id;
        entity.startMicros = range.start().micros();
        entity.endMicros = range.end().micros();
        return entity;
    }

    TimeRange toRange() {
        return TimeRange.ofMicros(startMicros, endMicros);
    }
}
