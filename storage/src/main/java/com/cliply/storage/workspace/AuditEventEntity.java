package com.cliply.storage.workspace;

import com.cliply.engine.workspace.AuditEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

/** Never leaves this package: the rest of the house sees {@link AuditEvent}. */
@Entity(name = "AuditEvent")
@Table(name = "audit_event")
@NullUnmarked
class AuditEventEntity {
    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    Instant at;

    String actor;

    String action;

    String subject;

    String detail;

    AuditEvent toEvent() {
        return new AuditEvent(at, actor, action, subject, detail);
    }
}
