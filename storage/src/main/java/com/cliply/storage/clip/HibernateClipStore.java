package com.cliply.storage.clip;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.cliply.engine.clip.Clip;
import com.cliply.engine.clip.ClipStore;
import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.ProjectId;
import com.cliply.storage.db.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Clips in the database; every list is read in three statements: clips, their ranges, their reasons. */
public final class HibernateClipStore implements ClipStore {
    private final Database database;

    public HibernateClipStore(Database database) {
        this.database = database;
    }

    public static List<Class<?>> entities() {
        return List.of(ClipEntity.class, ClipRangeEntity.class, HighlightReasonEntity.class);
    }

    @Override
    public void save(Clip clip) {
        database.change(session -> {
            var id = clip.id().value();
            var known = session.find(ClipEntity.class, id);
            var entity = known == null ? new ClipEntity() : known;
            entity.take(clip);
            if (known == null) {
                entity.id = id;
                session.persist(entity);
            } else {
                forgetParts(session, id);
            }
            // Parts read earlier in this transaction are gone from the table: they leave the session too.
            session.flush();
            session.clear();
            for (int place = 0; place < clip.ranges().size(); place++)
                session.persist(ClipRangeEntity.of(
                        new ClipPart(id, place), clip.ranges().get(place)));
            for (int place = 0; place < clip.reasons().size(); place++)
                session.persist(HighlightReasonEntity.of(
                        new ClipPart(id, place), clip.reasons().get(place)));
            // The parts leave the session, or saving the clip twice in one transaction would meet them again.
            session.flush();
            session.clear();
        });
    }

    private static void forgetParts(Session session, UUID clip) {
        for (var part : List.of("ClipRange", "HighlightReason"))
            session.createMutationQuery("delete from " + part + " where id.clipId = :clip")
                    .setParameter("clip", clip)
                    .executeUpdate();
    }

    @Override
    public void remove(ClipId id) {
        database.change(session -> {
            session.flush();
            // What hangs on it goes with it: "on delete cascade".
            session.createMutationQuery("delete from Clip where id = :id")
                    .setParameter("id", id.value())
                    .executeUpdate();
            session.clear();
        });
    }

    @Override
    public Optional<Clip> find(ClipId id) {
        return list("where c.id = :id", "", Map.of("id", id.value())).stream().findFirst();
    }

    @Override
    public List<Clip> ofProject(ProjectId project) {
        return list(
                "where c.projectId = :project",
                "order by c.score desc, c.inMicros, c.id",
                Map.of("project", project.value()));
    }

    @Override
    public List<Clip> all() {
        // Ids are ordered by the time they were made.
        return list("", "order by c.id desc", Map.of());
    }

    private List<Clip> list(String which, String order, Map<String, Object> parameters) {
        return database.read(session -> {
            var clips = rows(session, "select c from Clip c " + which + " " + order, ClipEntity.class, parameters);
            var ranges = rows(session, parts("ClipRange", which), ClipRangeEntity.class, parameters).stream()
                    .collect(groupingBy(row -> row.id.clipId(), mapping(ClipRangeEntity::toRange, toList())));
            var reasons =
                    rows(session, parts("HighlightReason", which), HighlightReasonEntity.class, parameters).stream()
                            .collect(groupingBy(
                                    row -> row.id.clipId(), mapping(HighlightReasonEntity::toReason, toList())));
            return clips.stream()
                    .map(clip -> clip.toClip(
                            ranges.getOrDefault(clip.id, List.of()), reasons.getOrDefault(clip.id, List.of())))
                    .toList();
        });
    }

    private static String parts(String part, String which) {
        return "select p from " + part + " p join Clip c on c.id = p.id.clipId " + which + " order by p.id.place";
    }

    private static <R> List<R> rows(Session session, String question, Class<R> type, Map<String, Object> parameters) {
        var query = session.createSelectionQuery(question, type);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }
}
