package com.cliply.storage.saga;

import com.cliply.engine.id.JobId;
import com.cliply.engine.saga.SagaStep;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

/** Never leaves this package: the rest of the house sees {@link SagaStep}. */
@Entity(name = "SagaStep")
@Table(name = "saga_step")
@NullUnmarked
class SagaStepEntity {
    private static final int LONGEST_QUESTION = 2_000;

    @EmbeddedId
    SagaStepKey id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    String state;

    String intent;

    String outcome;

    String question;

    @Column(name = "begun_at")
    Instant begunAt;

    @Column(name = "settled_at")
    Instant settledAt;

    @Column(name = "settled_by")
    String settledBy;

    void take(SagaStep step) {
        state = step.state().name().toLowerCase(Locale.ROOT);
        intent = step.intent();
        outcome = step.outcome();
        var asked = step.question();
        question = asked == null ? null : asked.substring(0, Math.min(asked.length(), LONGEST_QUESTION));
        begunAt = step.begunAt().truncatedTo(ChronoUnit.MICROS);
        settledAt = step.settledAt() == null ? null : step.settledAt().truncatedTo(ChronoUnit.MICROS);
        settledBy = step.settledBy();
    }

    SagaStep toStep() {
        return new SagaStep(
                new JobId(id.jobId()),
                id.name(),
                SagaStep.State.valueOf(state.toUpperCase(Locale.ROOT)),
                intent,
                outcome,
                question,
                begunAt,
                settledAt,
                settledBy);
    }
}
