package com.cliply.storage.workspace;

import com.cliply.engine.id.Ids;
import com.cliply.engine.workspace.AuditEvent;
import com.cliply.engine.workspace.AuditLog;
import com.cliply.storage.db.Database;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The audit log of one workspace in the database. */
public final class HibernateAuditLog implements AuditLog {
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_DETAIL = 4_000;

    private final Database database;
    private final String actor;
    private final InstantSource clock;
    private final Ids ids;

    /**
     * @param actor in whose name lines are added
     */
    public HibernateAuditLog(Database database, String actor, InstantSource clock) {
        this.database = database;
        this.actor = actor;
        this.clock = clock;
        ids = new Ids(clock);
    }

    @Override
    public void add(String action, String subject, String detail) {
        var entity = new AuditEventEntity();
        entity.id = ids.next();
        entity.at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        entity.actor = actor;
        entity.action = action;
        entity.subject = cut(subject, LONGEST_SUBJECT);
        entity.detail = cut(detail, LONGEST_DETAIL);
        database.change(session -> session.persist(entity));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    @Override
    public List<AuditEvent> newest(int limit) {
        return database.read(session -> session.createSelectionQuery(
                        "from AuditEvent order by at desc, id desc", AuditEventEntity.class)
                .setMaxResults(limit)
                .getResultStream()
                .map(AuditEventEntity::toEvent)
                .toList());
    }
}
