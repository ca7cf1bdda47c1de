package com.cliply.storage.clip;

import com.cliply.engine.highlight.HighlightReason;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

/** One reason why a clip was suggested. */
@Entity(name = "HighlightReason")
@Table(name = "highlight_reason")
@NullUnmarked
class HighlightReasonEntity {
    @EmbeddedId
    ClipPart id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    String signal;

    double weight;

    String explanation;

    static HighlightReasonEntity of(ClipPart id, HighlightReason reason) {
        var entity = new HighlightReasonEntity();
        entity.id = id;
        entity.signal = reason.signal();
        entity.weight = reason.weight();
        entity.explanation = reason.text();
        return entity;
    }

    HighlightReason toReason() {
        return new HighlightReason(signal, weight, explanation);
    }
}
