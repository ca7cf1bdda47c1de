package com.cliply.storage.project;

import com.cliply.engine.id.SourceId;
import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.media.SourceMedia;
import com.cliply.engine.time.MediaTime;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

/** Never leaves this package: the rest of the house sees {@link SourceMedia}. */
@Entity(name = "SourceMedia")
@Table(name = "source_media")
@NullUnmarked
class SourceMediaEntity {
    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    String path;

    String fingerprint;

    @Column(name = "size_bytes")
    long sizeBytes;

    @Column(name = "duration_us")
    long durationMicros;

    @Column(name = "media_info")
    String mediaInfo;

    void take(SourceMedia source) {
        path = source.path().toString();
        fingerprint = source.fingerprint().hex();
        sizeBytes = source.sizeBytes();
        durationMicros = MediaTime.micros(source.info().duration());
        mediaInfo = MediaInfoJson.write(source.info());
    }

    SourceMedia toSourceMedia() {
        return new SourceMedia(
                new SourceId(id),
                Path.of(path),
                new Fingerprint(fingerprint),
                sizeBytes,
                MediaInfoJson.read(mediaInfo));
    }
}
