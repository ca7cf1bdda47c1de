package com.cliply.storage.render;

import com.cliply.engine.id.JobId;
import com.cliply.engine.id.RenditionId;
import com.cliply.engine.render.RenderJournal.Render;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

/** Never leaves this package: the rest of the house sees {@link Render}. */
@Entity(name = "Render")
@Table(name = "render")
@NullUnmarked
class RenderEntity {
    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Column(name = "job_id")
    UUID jobId;

    String plan;

    String encoder;

    int threads;

    String refusals;

    RenderEntity() {}

    RenderEntity(Render render) {
        id = render.id().value();
        jobId = render.job().value();
        plan = render.plan();
        encoder = render.encoder();
        threads = render.threads();
        refusals = TextsJson.write(render.refusals());
    }

    Render toRender() {
        return new Render(new RenditionId(id), new JobId(jobId), plan, encoder, threads, TextsJson.read(refusals));
    }
}
