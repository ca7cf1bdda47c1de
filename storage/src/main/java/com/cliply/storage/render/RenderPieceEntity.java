package com.cliply.storage.render;

import com.cliply.engine.id.RenditionId;
import com.cliply.engine.render.RenderJournal.Piece;
import com.cliply.engine.render.RenderJournal.Stage;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

/** Never leaves this package: the rest of the house sees {@link Piece}. */
@Entity(name = "RenderPiece")
@Table(name = "render_piece")
@NullUnmarked
class RenderPieceEntity {
    @EmbeddedId
    RenderPieceKey id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    String file;

    String stage;

    @Column(name = "size_bytes")
    long sizeBytes;

    String sha256;

    RenderPieceEntity() {}

    RenderPieceEntity(Piece piece) {
        id = new RenderPieceKey(piece.render().value(), piece.name());
        file = piece.file();
        stage = piece.stage().name();
        sizeBytes = piece.bytes();
        sha256 = piece.sha256();
    }

    Piece toPiece() {
        return new Piece(new RenditionId(id.renderId()), id.name(), file, Stage.valueOf(stage), sizeBytes, sha256);
    }
}
