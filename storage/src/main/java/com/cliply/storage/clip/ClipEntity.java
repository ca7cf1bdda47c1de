package com.cliply.storage.clip;

import com.cliply.engine.clip.Clip;
import com.cliply.engine.clip.ClipStatus;
import com.cliply.engine.highlight.HighlightReason;
import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.time.TimeRange;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

/** Never leaves this package: the rest of the house sees {@link Clip}. */
@Entity(name = "Clip")
@Table(name = "clip")
@NullUnmarked
class ClipEntity {
    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Column(name = "project_id")
    UUID projectId;

    String title;

    double score;

    /** Repeats the first range's start, for the order of lists. */
    @Column(name = "in_us")
    long inMicros;

    String status;

    void take(Clip clip) {
        projectId = clip.project().value();
        title = clip.title();
        score = clip.score();
        inMicros = clip.inPoint().micros();
        status = clip.status().name();
    }

    Clip toClip(List<TimeRange> ranges, List<HighlightReason> reasons) {
        return new Clip(
                new ClipId(id), new ProjectId(projectId), title, ranges, score, reasons, ClipStatus.valueOf(status));
    }
}
