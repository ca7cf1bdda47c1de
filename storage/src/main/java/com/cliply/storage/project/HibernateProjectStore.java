package com.cliply.storage.project;

import com.cliply.engine.id.ProjectId;
import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.media.SourceMedia;
import com.cliply.engine.project.Project;
import com.cliply.engine.project.ProjectStore;
import com.cliply.storage.db.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;

/** Projects and their sources in the database. */
public final class HibernateProjectStore implements ProjectStore {
    private static final String PROJECTS = "select p, s from Project p join SourceMedia s on s.id = p.sourceId ";
    private static final String NEWEST_FIRST = "order by p.createdAt desc, p.id desc";

    private final Database database;

    public HibernateProjectStore(Database database) {
        this.database = database;
    }

    public static List<Class<?>> entities() {
        return List.of(ProjectEntity.class, SourceMediaEntity.class);
    }

    @Override
    public void save(Project project) {
        database.change(session -> {
            save(session, project.source());
            var known = session.find(ProjectEntity.class, project.id().value());
            var entity = known == null ? new ProjectEntity() : known;
            entity.take(project);
            if (known != null) return;
            entity.id = project.id().value();
            session.persist(entity);
        });
    }

    private static void save(Session session, SourceMedia source) {
        var known = session.find(SourceMediaEntity.class, source.id().value());
        var entity = known == null ? new SourceMediaEntity() : known;
        entity.take(source);
        if (known != null) return;
        entity.id = source.id().value();
        session.persist(entity);
    }

    @Override
    public Optional<Project> find(ProjectId id) {
        return list(PROJECTS + "where p.id = :id", Map.of("id", id.value())).stream()
                .findFirst();
    }

    @Override
    public Optional<Project> findByFingerprint(Fingerprint fingerprint) {
        return list(PROJECTS + "where s.fingerprint = :content " + NEWEST_FIRST, Map.of("content", fingerprint.hex()))
                .stream()
                .findFirst();
    }

    @Override
    public List<Project> all() {
        return list(PROJECTS + NEWEST_FIRST, Map.of());
    }

    private List<Project> list(String question, Map<String, Object> parameters) {
        return database.read(session -> {
            var query = session.createSelectionQuery(question, Object[].class);
            parameters.forEach(query::setParameter);
            return query.getResultList().stream()
                    .map(row -> ((ProjectEntity) row[0]).toProject((SourceMediaEntity) row[1]))
                    .toList();
        });
    }
}
