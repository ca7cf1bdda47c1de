package com.cliply.app.cli;

import com.cliply.engine.Stores;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.job.Job;
import com.cliply.engine.saga.Decisions;
import com.cliply.engine.saga.SagaStep;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What only a person can say: whether something happened at an outside service that does not tell. */
@Command(
        name = "decisions",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Lists what waits for your decision, because nobody else can tell whether it happened.",
        footer = {
            "",
            "@|bold Examples:|@",
            "  cliply decisions",
            "  cliply decisions settle 019aa3f2 --happened https://youtu.be/abc",
            "  cliply decisions settle 019aa3f2 --not-happened"
        })
final class DecisionsCommand implements Callable<Integer> {
    @Mixin
    FormatOption format = new FormatOption();

    private final Desk desk;

    DecisionsCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        try (var studio = desk.open()) {
            var stores = studio.stores();
            var open = decisions(stores, desk).open();
            if (format.json())
                desk.printJson(open.stream().map(DecisionsCommand::json).toList());
            else if (open.isEmpty()) desk.say(desk.texts().text("decisions.none"));
            else print(stores, open);
        }
        return ExitCode.DONE.number();
    }

    private void print(Stores stores, List<SagaStep> open) {
        var texts = desk.texts();
        var shortened =
                Lookup.shortened(open.stream().map(step -> step.job().value()).toList());
        var table = Table.of(
                texts.text("jobs.table.id"),
                texts.text("jobs.table.kind"),
                texts.text("decisions.table.step"),
                texts.text("decisions.table.since"),
                texts.text("decisions.table.question"));
        for (var step : open)
            table.row(
                    shortened.apply(step.job().value()),
                    stores.jobs().find(step.job()).map(job -> job.kind().name()).orElse(""),
                    step.name(),
                    Figures.minute(step.begunAt(), desk.zone()),
                    String.valueOf(step.question()));
        table.print(desk.terminal());
    }

    private static Map<String, @Nullable Object> json(SagaStep step) {
        return JsonOutput.object(
                "job", step.job().toString(),
                "step", step.name(),
                "begun_at", step.begunAt().toString(),
                "question", step.question());
    }

    private static Decisions decisions(Stores stores, Desk desk) {
        return new Decisions(
                stores.sagas(),
                stores.jobs(),
                stores.operations(),
                stores.audit(),
                stores.transactions(),
                desk.clock());
    }

    /** Settles one. */
    @Command(
            name = "settle",
            mixinStandardHelpOptions = true,
            versionProvider = ProductVersion.class,
            description = "Says what you saw there; the job goes on from that.",
            footer = {
                "",
                "@|bold Examples:|@",
                "  cliply decisions settle 019aa3f2 --happened https://youtu.be/abc",
                "  cliply decisions settle 019aa3f2 --give-up"
            })
    static final class Settle implements Callable<Integer> {
        @Parameters(paramLabel = "JOB", description = "The beginning of its id (4 digits or more).")
        String job = "";

        @Option(names = "--step", paramLabel = "STEP", description = "Which step, if several of its steps are open.")
        @Nullable
        String step;

        @ArgGroup(multiplicity = "1")
        Verdict verdict = new Verdict();

        private final Desk desk;

        Settle(Desk desk) {
            this.desk = desk;
        }

        /** One of three. */
        static final class Verdict {
            @Option(
                    names = "--happened",
                    paramLabel = "ID",
                    description = "It is there; ID is what the service knows it by, such as its address.")
            @Nullable
            String happened;

            @Option(names = "--not-happened", description = "It is not there: do it again.")
            boolean notHappened;

            @Option(names = "--give-up", description = "Leave it as it is, and cancel the job.")
            boolean giveUp;
        }

        @Override
        public Integer call() {
            try (var studio = desk.open()) {
                var stores = studio.stores();
                var decisions = decisions(stores, desk);
                var found = new Lookup(stores, desk::absolute).job(job);
                var name = open(decisions, found).name();
                if (verdict.happened != null) decisions.happened(found.id(), name, verdict.happened);
                else if (verdict.notHappened) decisions.didNotHappen(found.id(), name);
                else decisions.giveUp(found.id(), name);
                desk.done(desk.texts().text(verdict.giveUp ? "decisions.given-up" : "decisions.settled", name));
            }
            return ExitCode.DONE.number();
        }

        private SagaStep open(Decisions decisions, Job found) {
            var open = decisions.open().stream()
                    .filter(one -> one.job().equals(found.id()))
                    .filter(one -> step == null || one.name().equals(step))
                    .toList();
            if (open.isEmpty()) throw new InputException(ErrorCode.NOT_FOUND, job, "open decision of job");
            if (open.size() > 1) throw new InputException(ErrorCode.AMBIGUOUS, job, "open decision");
            return open.getFirst();
        }
    }
}
