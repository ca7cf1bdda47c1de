package com.cliply.engine.saga;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.id.JobId;
import com.cliply.engine.job.JobOperations;
import com.cliply.engine.job.JobQueue;
import com.cliply.engine.job.Transactions;
import com.cliply.engine.workspace.Access;
import com.cliply.engine.workspace.AuditLog;
import java.time.InstantSource;
import java.util.List;

/** What waits for a person's decision, and what follows from it; each decision leaves a line in the audit log. */
public final class Decisions {
    private final SagaStore steps;
    private final JobQueue jobs;
    private final JobOperations operations;
    private final AuditLog audit;
    private final Transactions transactions;
    private final InstantSource clock;

    public Decisions(
            SagaStore steps,
            JobQueue jobs,
            JobOperations operations,
            AuditLog audit,
            Transactions transactions,
            InstantSource clock) {
        this.steps = steps;
        this.jobs = jobs;
        this.operations = operations;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The oldest first. */
    public List<SagaStep> open() {
        return steps.undecided();
    }

    /**
     * It did happen: the job goes on behind it.
     *
     * @param outcome what the service knows it by
     * @throws InputException if nothing is to be decided there
     */
    public void happened(JobId job, String name, String outcome) {
        decide(job, name, "happened", () -> {
            steps.save(undecided(job, name).done(outcome, clock.instant(), Access.PERSON));
            operations.release(job);
        });
    }

    /** It did not happen: the job does it again. */
    public void didNotHappen(JobId job, String name) {
        decide(job, name, "did not happen", () -> {
            steps.remove(job, undecided(job, name).name());
            operations.release(job);
        });
    }

    /** Nobody wants to know any more: the job is cancelled, and what happened there stays as it is. */
    public void giveUp(JobId job, String name) {
        decide(job, name, "given up", () -> {
            steps.save(undecided(job, name).undone(clock.instant(), Access.PERSON));
            jobs.cancel(job);
        });
    }

    private void decide(JobId job, String name, String verdict, Runnable consequence) {
        var _ = transactions.durably(() -> {
            consequence.run();
            audit.add("saga.decide", job.toString(), name + ": " + verdict);
            return true;
        });
    }

    private SagaStep undecided(JobId job, String name) {
        return steps.find(job, name)
                .filter(step -> step.state() == SagaStep.State.UNDECIDED)
                .orElseThrow(() -> new InputException(ErrorCode.NOT_FOUND, name, "open decision of job " + job));
    }
}
