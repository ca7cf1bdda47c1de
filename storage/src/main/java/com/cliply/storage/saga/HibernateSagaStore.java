package com.cliply.storage.saga;

import com.cliply.engine.id.JobId;
import com.cliply.engine.saga.SagaStep;
import com.cliply.engine.saga.SagaStore;
import com.cliply.storage.db.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps of one workspace's jobs in the database. */
public final class HibernateSagaStore implements SagaStore {
    private final Database database;

    public HibernateSagaStore(Database database) {
        this.database = database;
    }

    public static List<Class<?>> entities() {
        return List.of(SagaStepEntity.class);
    }

    @Override
    public void save(SagaStep step) {
        database.change(session -> {
            var key = new SagaStepKey(step.job().value(), step.name());
            var known = session.find(SagaStepEntity.class, key);
            var entity = known == null ? new SagaStepEntity() : known;
            entity.take(step);
            if (known != null) return;
            entity.id = key;
            session.persist(entity);
        });
    }

    @Override
    public void remove(JobId job, String name) {
        database.change(session -> {
            var known = session.find(SagaStepEntity.class, new SagaStepKey(job.value(), name));
            if (known != null) session.remove(known);
        });
    }

    @Override
    public Optional<SagaStep> find(JobId job, String name) {
        return database.read(session -> Optional.ofNullable(
                        session.find(SagaStepEntity.class, new SagaStepKey(job.value(), name)))
                .map(SagaStepEntity::toStep));
    }

    @Override
    public List<SagaStep> ofJob(JobId job) {
        return list("where id.jobId = :job", Map.of("job", job.value()));
    }

    @Override
    public List<SagaStep> undecided() {
        return list("where state = 'undecided'", Map.of());
    }

    private List<SagaStep> list(String where, Map<String, Object> values) {
        return database.read(session -> {
            var query = session.createSelectionQuery(
                    "from SagaStep " + where + " order by begunAt, id.name", SagaStepEntity.class);
            values.forEach(query::setParameter);
            return query.getResultStream().map(SagaStepEntity::toStep).toList();
        });
    }
}
