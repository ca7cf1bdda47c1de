package com.cliply.storage.render;

import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.RenditionId;
import com.cliply.engine.media.FrameSize;
import com.cliply.engine.render.Rendition;
import com.cliply.engine.time.MediaTime;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

/** Never leaves this package: the rest of the house sees {@link Rendition}. */
@Entity(name = "Rendition")
@Table(name = "rendition")
@NullUnmarked
class RenditionEntity {
    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Column(name = "clip_id")
    UUID clipId;

    String preset;

    String aspect;

    String path;

    String status;

    int width;

    int height;

    @Column(name = "duration_us")
    long durationMicros;

    String encoder;

    @Column(name = "loudness_lufs")
    double loudnessLufs;

    @Column(name = "true_peak_dbtp")
    Double truePeakDbtp;

    @Column(name = "size_bytes")
    long sizeBytes;

    String sha256;

    String notes;

    @Column(name = "created_at")
    Instant createdAt;

    void take(Rendition rendition) {
        clipId = rendition.clip().value();
        preset = rendition.preset();
        aspect = rendition.aspect();
        path = rendition.file().toString();
        status = rendition.status().name();
        width = rendition.size().width();
        height = rendition.size().height();
        durationMicros = MediaTime.micros(rendition.duration());
        encoder = rendition.encoder();
        loudnessLufs = rendition.loudnessLufs();
        truePeakDbtp = rendition.truePeakDbtp();
        sizeBytes = rendition.bytes();
        sha256 = rendition.sha256();
        notes = TextsJson.write(rendition.notes());
        createdAt = rendition.createdAt();
    }

    Rendition toRendition() {
        return new Rendition(
                new RenditionId(id),
                new ClipId(clipId),
                preset,
                aspect,
                Path.of(path),
                Rendition.Status.valueOf(status),
                new FrameSize(width, height),
                Duration.of(durationMicros, ChronoUnit.MICROS),
                encoder,
                loudnessLufs,
                truePeakDbtp,
                sizeBytes,
                sha256,
                TextsJson.read(notes),
                createdAt);
    }
}
