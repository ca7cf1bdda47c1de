package com.cliply.storage.workspace;

import com.cliply.engine.id.WorkspaceId;
import com.cliply.engine.workspace.Workspace;
import com.cliply.engine.workspace.WorkspaceStore;
import com.cliply.storage.db.Database;
import jakarta.persistence.LockModeType;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Workspaces in the database. */
public final class HibernateWorkspaceStore implements WorkspaceStore {
    private final Database database;

    public HibernateWorkspaceStore(Database database) {
        this.database = database.machine();
    }

    public static List<Class<?>> entities() {
        return List.of(WorkspaceEntity.class, AuditEventEntity.class);
    }

    /** Whoever does the same waits until the transaction of the first has ended. */
    public static void lock(Session session, WorkspaceId workspace) {
        var _ = session.find(WorkspaceEntity.class, workspace.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    @Override
    public void save(Workspace workspace) {
        database.change(session -> {
            var known = session.find(WorkspaceEntity.class, workspace.id().value());
            var entity = known == null ? new WorkspaceEntity() : known;
            entity.name = workspace.name();
            if (known != null) return;
            entity.id = workspace.id().value();
            entity.createdAt = workspace.createdAt().truncatedTo(ChronoUnit.MICROS);
            session.persist(entity);
        });
    }

    @Override
    public Optional<Workspace> find(WorkspaceId id) {
        return database.read(session -> Optional.ofNullable(session.find(WorkspaceEntity.class, id.value()))
                .map(WorkspaceEntity::toWorkspace));
    }

    @Override
    public List<Workspace> all() {
        return database.read(
                session -> session.createSelectionQuery("from Workspace order by createdAt, id", WorkspaceEntity.class)
                        .getResultStream()
                        .map(WorkspaceEntity::toWorkspace)
                        .toList());
    }
}
