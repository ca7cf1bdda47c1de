package com.cliply.engine.saga;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.error.PublishException;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.Transactions;
import com.cliply.engine.saga.OutsideCall.Answer;
import com.cliply.engine.saga.OutsideCall.Finding;
import com.cliply.engine.workspace.Access;
import java.time.InstantSource;
import java.util.function.BiConsumer;

/**
 * The steps of one attempt of a job with outside services. Before a call its intent is on the disk, after it its outcome; what
 * happened in between, when the program or the line died there, is asked of the service, and if it cannot tell, of a person:
 * the job is parked until somebody has decided. So each step happens once, if the service answers truly.
 *
 * <p>After Garcia-Molina and Salem, Sagas (SIGMOD 1987): each step commits by itself, and what cannot be finished is taken back
 * step by step.
 */
public final class Saga {
    private final JobContext context;
    private final SagaStore steps;
    private final Transactions transactions;
    private final InstantSource clock;

    public Saga(JobContext context, SagaStore steps, Transactions transactions, InstantSource clock) {
        this.context = context;
        this.steps = steps;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Makes one step, unless an earlier attempt has; returns its outcome.
     *
     * @param name one for each step of the job
     * @param intent used if no earlier attempt has stored one
     * @throws InputException {@code decision_needed} if only a person can say whether it happened
     * @throws IllegalStateException inside a transaction, which would be held open for as long as the service takes
     */
    public String step(String name, String intent, OutsideCall call) {
        outsideOfTransactions();
        var known = steps.find(context.job(), name);
        if (known.isEmpty()) {
            var begun = SagaStep.intended(context.job(), name, intent, clock.instant());
            context.commitDurably(() -> steps.save(begun));
            return made(begun, call);
        }
        var step = known.get();
        return switch (step.state()) {
            case DONE -> step.outcome() == null ? "" : step.outcome();
            case UNDECIDED -> throw decisionNeeded(step);
            case INTENDED -> found(step, call);
            case UNDONE -> throw new InputException(ErrorCode.NOT_POSSIBLE_NOW, name, "it was taken back");
        };
    }

    private String found(SagaStep step, OutsideCall call) {
        return switch (call.ask(step.intent())) {
            case Finding.Happened happened -> settled(step, happened.outcome());
            case Finding.DidNotHappen no -> made(step, call);
            case Finding.Unknown unknown -> {
                var undecided = step.undecided(unknown.question());
                context.commitDurably(() -> steps.save(undecided));
                throw decisionNeeded(undecided);
            }
        };
    }

    private String made(SagaStep step, OutsideCall call) {
        return switch (call.call(step.intent())) {
            case Answer.Done done -> settled(step, done.outcome());
            case Answer.Refused refused -> {
                context.commitDurably(() -> steps.remove(step.job(), step.name()));
                throw new PublishException(refused.code(), refused.facts().toArray(String[]::new));
            }
        };
    }

    private String settled(SagaStep step, String outcome) {
        var done = step.done(outcome, clock.instant(), Access.MACHINE);
        context.commitDurably(() -> steps.save(done));
        return outcome;
    }

    /**
     * Takes back what has happened, the newest step first, because the rest will never happen. Each step is remembered as
     * undone only after {@code undo} has returned, so that one may be asked for twice: taking back what is gone must be no
     * error.
     *
     * @param undo gets the name of a step and its outcome
     */
    public void takeBack(BiConsumer<String, String> undo) {
        outsideOfTransactions();
        for (var step : steps.ofJob(context.job()).reversed()) {
            var outcome = step.outcome();
            if (step.state() != SagaStep.State.DONE || outcome == null) continue;
            undo.accept(step.name(), outcome);
            var undone = step.undone(clock.instant(), Access.MACHINE);
            context.commitDurably(() -> steps.save(undone));
        }
    }

    private void outsideOfTransactions() {
        if (transactions.underWay())
            throw new IllegalStateException("an outside service is not called in a transaction");
    }

    private static InputException decisionNeeded(SagaStep step) {
        return new InputException(ErrorCode.DECISION_NEEDED, String.valueOf(step.question()), step.name());
    }
}
