package com.cliply.app.cli;

import com.cliply.engine.error.InputException;
import com.cliply.engine.job.Job;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobOrder;
import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.project.ImportResult;
import com.cliply.engine.project.Project;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.Timecode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes, shows and removes the small copies that are played while editing. */
@Command(
        name = "proxy",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description =
                "Makes the small copy of a video that is played while editing: without sound, every picture at its own"
                        + " time. What an earlier run has made stays; Ctrl-C and a crash lose a few seconds of work.",
        footer = {
            "",
            "@|bold Examples:|@",
            "  cliply proxy match.mp4",
            "  cliply proxy match.mp4 --at 1:02:30",
            "  cliply proxy match --remove",
            "  cliply proxy --usage",
            "",
            "All proxies together take no more than the setting proxy-budget allows; the longest unused make way."
        })
final class ProxyCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "PROJECT|VIDEO",
            description = "A video, or the beginning of a project's id (4 digits or more), or its exact name.")
    String word = "";

    @Option(names = "--at", paramLabel = "TIME", description = "Make what is around this time first.")
    @Nullable
    String at;

    @Option(names = "--remove", description = "Remove the proxy instead.")
    boolean remove;

    @Option(names = "--usage", description = "Show how much room all proxies take.")
    boolean usage;

    @Spec
    @Nullable
    CommandSpec spec;

    private final Desk desk;

    ProxyCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        if (usage == !word.isEmpty()) throw wrong("proxy.which");
        if (remove && at != null) throw wrong("proxy.remove.at");
        var around = around();
        try (var studio = desk.open()) {
            if (usage) return usage(studio).number();
            var project = project(studio);
            return (remove ? remove(studio, project) : make(studio, project, around)).number();
        }
    }

    private List<MediaTime> around() {
        var text = at;
        if (text == null) return List.of();
        return List.of(MediaTime.at(Timecode.parse(text).orElseThrow(() -> wrong("proxy.at", text))));
    }

    /** A file is imported, so that its project knows where it lies today. */
    private Project project(OpenStudio studio) {
        var file = file();
        if (file.isEmpty()) return new Lookup(studio.stores(), desk::absolute).project(word);
        return switch (studio.importMedia(file.get())) {
            case ImportResult.Imported fresh -> fresh.project();
            case ImportResult.AlreadyImported known -> known.project();
            case ImportResult.Refused refusal ->
                throw new InputException(refusal.code(), refusal.facts().toArray(String[]::new));
        };
    }

    private Optional<Path> file() {
        try {
            return Optional.of(desk.absolute(Path.of(word))).filter(Files::isRegularFile);
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    private ExitCode make(OpenStudio studio, Project project, List<MediaTime> around) {
        if (project.source().info().video().isEmpty()) {
            desk.answer(DisplayText.harmless(desk.texts().text("proxy.sound-only", project.name())));
            return ExitCode.DONE;
        }
        var job = underWay(studio, project).orElseGet(() -> enqueued(studio, project, around));
        // Who makes it already hears of the new wish between two segments.
        var focus = studio.proxies().focus();
        around.forEach(time -> focus.set(project.source().fingerprint(), time));
        var ended = awaited(studio, job);
        focus.clear(project.source().fingerprint());
        var problem = Problem.of(ended.state());
        if (problem.isPresent()) {
            desk.errors().tell(problem.get().code(), problem.get().facts());
            return ExitCode.of(problem.get().code());
        }
        tell(studio, project);
        return ExitCode.DONE;
    }

    private static Optional<Job> underWay(OpenStudio studio, Project project) {
        return studio.stores().jobs().ofProject(project.id()).stream()
                .filter(job ->
                        job.kind() instanceof JobKind.MakeProxy && !job.state().ended())
                .findFirst();
    }

    private static Job enqueued(OpenStudio studio, Project project, List<MediaTime> around) {
        var jobs = studio.stores().jobs();
        var kind = new JobKind.MakeProxy(project.id(), project.source().id(), around);
        var id = jobs.enqueue(JobOrder.of(kind).withSize(project.source().info().readableDuration()));
        return jobs.find(id).orElseThrow();
    }

    private Job awaited(OpenStudio studio, Job job) {
        var jobs = studio.stores().jobs();
        try (var view = desk.progress();
                var watch = new JobWatch(
                        studio,
                        new JobProgress(view, studio.stores(), desk.texts(), desk.clock()),
                        desk.interruption())) {
            studio.stores()
                    .operations()
                    .pause()
                    .ifPresent(pause -> desk.terminal().complain(new JobWords(studio.stores(), desk).pause(pause)));
            studio.runner().start();
            watch.await(() -> jobs.find(job.id()).stream().toList(), false);
        }
        return jobs.find(job.id()).orElseThrow();
    }

    private void tell(OpenStudio studio, Project project) {
        var texts = desk.texts();
        var made = studio.proxies().usage(project.source().fingerprint());
        var all = made.whole() == 0 || made.segments() == made.whole();
        var table = Table.of(texts.text("proxy.table.what"), texts.text("proxy.table.value"));
        table.row(
                texts.text("proxy.segments"),
                all ? "" + made.segments() : texts.text("proxy.segments.of", made.segments(), made.whole()));
        table.row(texts.text("proxy.size"), Figures.bytes(made.bytes()));
        table.row(
                texts.text("proxy.folder"),
                studio.proxies().folder(project.source().fingerprint()).toString());
        table.print(desk.terminal());
        if (all) desk.done(texts.text("proxy.done", project.name()));
        else
            desk.say(DisplayText.harmless(texts.text(
                    "proxy.part", Figures.bytes(studio.proxies().usage().budgetBytes()), project.name())));
    }

    private ExitCode remove(OpenStudio studio, Project project) {
        var source = project.source().fingerprint();
        // Else it would be made again while it is removed.
        underWay(studio, project).ifPresent(job -> cancel(studio, job));
        var bytes = studio.proxies().usage(source).bytes();
        studio.proxies().remove(source);
        desk.done(
                bytes == 0
                        ? desk.texts().text("proxy.removed.none", project.name())
                        : desk.texts().text("proxy.removed", project.name(), Figures.bytes(bytes)));
        return ExitCode.DONE;
    }

    /** Returns when nobody works on it any more. */
    private void cancel(OpenStudio studio, Job job) {
        var jobs = studio.stores().jobs();
        try {
            jobs.cancel(job.id());
        } catch (InputException ended) {
            // It has ended since we looked, which is as good.
            return;
        }
        var running = jobs.find(job.id()).filter(still -> !still.state().ended());
        running.ifPresent(still -> awaited(studio, still));
    }

    private ExitCode usage(OpenStudio studio) {
        var texts = desk.texts();
        var all = studio.proxies().usage();
        if (all.sources().isEmpty()) {
            desk.say(texts.text("proxy.usage.none"));
            return ExitCode.DONE;
        }
        var table = Table.of(
                texts.text("proxy.usage.used"),
                ">" + texts.text("proxy.usage.segments"),
                ">" + texts.text("proxy.usage.size"),
                texts.text("proxy.usage.project"));
        for (var source : all.sources())
            table.row(
                    source.lastUse().equals(Instant.EPOCH) ? "-" : Figures.minute(source.lastUse(), desk.zone()),
                    source.whole() == 0 ? "" + source.segments() : source.segments() + "/" + source.whole(),
                    Figures.bytes(source.bytes()),
                    name(studio, source.source()));
        table.print(desk.terminal());
        desk.answer(texts.text("proxy.usage.sum", Figures.bytes(all.bytes()), Figures.bytes(all.budgetBytes())));
        return ExitCode.DONE;
    }

    private String name(OpenStudio studio, Fingerprint source) {
        return studio.stores()
                .projects()
                .findByFingerprint(source)
                .map(Project::name)
                .orElse(desk.texts().text("proxy.usage.nobody"));
    }

    private ParameterException wrong(String key, Object... facts) {
        if (spec == null) throw new IllegalStateException("not part of a command line");
        return new ParameterException(spec.commandLine(), desk.texts().text(key, facts));
    }
}
