package com.cliply.storage.render;

import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.RenditionId;
import com.cliply.engine.render.Rendition;
import com.cliply.engine.render.RenditionStore;
import com.cliply.storage.db.Database;
import java.util.List;
import java.util.Optional;

/** Renditions in the database. */
public final class HibernateRenditionStore implements RenditionStore {
    private final Database database;

    public HibernateRenditionStore(Database database) {
        this.database = database;
    }

    public static List<Class<?>> entities() {
        return List.of(RenditionEntity.class);
    }

    @Override
    public void save(Rendition rendition) {
        database.change(session -> {
            var known = session.find(RenditionEntity.class, rendition.id().value());
            var entity = known == null ? new RenditionEntity() : known;
            entity.take(rendition);
            if (known != null) return;
            entity.id = rendition.id().value();
            session.persist(entity);
        });
    }

    @Override
    public void remove(RenditionId id) {
        database.change(session -> {
            var known = session.find(RenditionEntity.class, id.value());
            if (known != null) session.remove(known);
        });
    }

    @Override
    public Optional<Rendition> find(RenditionId id) {
        return database.read(session -> Optional.ofNullable(session.find(RenditionEntity.class, id.value()))
                .map(RenditionEntity::toRendition));
    }

    @Override
    public List<Rendition> ofClip(ClipId clip) {
        return database.read(session -> session.createSelectionQuery(
                        "from Rendition where clipId = :clip order by createdAt, id", RenditionEntity.class)
                .setParameter("clip", clip.value())
                .getResultStream()
                .map(RenditionEntity::toRendition)
                .toList());
    }
}
