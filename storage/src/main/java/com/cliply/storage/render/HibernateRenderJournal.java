package com.cliply.storage.render;

import com.cliply.engine.id.RenditionId;
import com.cliply.engine.render.RenderJournal;
import com.cliply.storage.db.Database;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/**
 * The journal of renditions in the database. A session keeps none of its rows: they are replaced by statements that a row
 * kept in memory would not hear of.
 */
public final class HibernateRenderJournal implements RenderJournal {
    private final Database database;

    public HibernateRenderJournal(Database database) {
        this.database = database;
    }

    public static List<Class<?>> entities() {
        return List.of(RenderEntity.class, RenderPieceEntity.class);
    }

    @Override
    public void begin(Render render) {
        database.change(session -> {
            delete(session, render.id());
            add(session, new RenderEntity(render));
        });
    }

    @Override
    public Optional<Render> find(RenditionId id) {
        return database.read(session -> session
                .createSelectionQuery("from Render where id = :id", RenderEntity.class)
                .setParameter("id", id.value())
                .getResultList()
                .stream()
                .map(row -> letGo(session, row).toRender())
                .findFirst());
    }

    @Override
    public List<Render> all() {
        return database.read(session ->
                session.createSelectionQuery("from Render order by id", RenderEntity.class).getResultList().stream()
                        .map(row -> letGo(session, row).toRender())
                        .toList());
    }

    @Override
    public void save(Piece piece) {
        database.change(session -> {
            var changed = session.createMutationQuery(
                            "update RenderPiece set file = :file, stage = :stage, sizeBytes = :bytes,"
                                    + " sha256 = :sha256 where id.renderId = :render and id.name = :name")
                    .setParameter("file", piece.file())
                    .setParameter("stage", piece.stage().name())
                    .setParameter("bytes", piece.bytes())
                    .setParameter("sha256", piece.sha256())
                    .setParameter("render", piece.render().value())
                    .setParameter("name", piece.name())
                    .executeUpdate();
            if (changed == 0) add(session, new RenderPieceEntity(piece));
        });
    }

    @Override
    public List<Piece> pieces(RenditionId render) {
        return database.read(session -> session
                .createSelectionQuery(
                        "from RenderPiece where id.renderId = :render order by id.name", RenderPieceEntity.class)
                .setParameter("render", render.value())
                .getResultList()
                .stream()
                .map(row -> letGo(session, row).toPiece())
                .toList());
    }

    @Override
    public void forget(RenditionId render) {
        database.change(session -> delete(session, render));
    }

    /** The pieces go with it. */
    private static void delete(Session session, RenditionId render) {
        session.createMutationQuery("delete from Render where id = :id")
                .setParameter("id", render.value())
                .executeUpdate();
    }

    private static void add(Session session, Object row) {
        session.persist(row);
        session.flush();
        session.detach(row);
    }

    private static <T> T letGo(Session session, T row) {
        session.detach(row);
        return row;
    }
}
