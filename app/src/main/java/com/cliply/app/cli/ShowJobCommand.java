package com.cliply.app.cli;

import com.cliply.app.log.LogLine;
import com.cliply.app.log.LogReader;
import com.cliply.engine.Stores;
import com.cliply.engine.job.Job;
import com.cliply.engine.job.JobEvent;
import com.cliply.engine.job.JobState;
import com.cliply.engine.render.Rendition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one job with its parents, its history and its lines of the log. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Shows a JOB: what it waits for, why it stands still, its history, its lines of the log.",
        footer = {"", "@|bold Examples:|@", "  cliply jobs show 019aa3f2", "  cliply jobs show 019aa3f2 --format json"})
final class ShowJobCommand implements Callable<Integer> {
    private static final int LOG_LINES = 200;

    @Parameters(paramLabel = "JOB", description = "The beginning of its id (4 digits or more).")
    String job = "";

    @Mixin
    FormatOption format = new FormatOption();

    private final Desk desk;

    ShowJobCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        try (var studio = desk.open()) {
            var stores = studio.stores();
            var found = new Lookup(stores, desk::absolute).job(job);
            var parents = parents(stores, found);
            var made = RenditionWords.of(stores, found);
            var history = stores.jobs().history(found.id());
            var log = log(found);
            var words = new JobWords(stores, desk);
            if (format.json()) desk.printJson(json(words, found, parents, made, history, log));
            else {
                facts(words, found, parents, made);
                history(history);
                log(log);
                stores.operations().pause().ifPresent(pause -> desk.answer(words.pause(pause)));
            }
        }
        return ExitCode.DONE.number();
    }

    private static List<Job> parents(Stores stores, Job job) {
        return stores.jobs().parents(job.id()).stream()
                .flatMap(parent -> stores.jobs().find(parent).stream())
                .toList();
    }

    private List<LogLine> log(Job job) {
        return desk.door()
                .logFile()
                .map(Path::getParent)
                .map(folder -> new LogReader(folder).with(job.id().toString(), LOG_LINES))
                .orElse(List.of());
    }

    private void facts(JobWords words, Job found, List<Job> parents, List<Rendition> made) {
        var texts = desk.texts();
        var table = Table.of(texts.text("jobs.show.what"), texts.text("jobs.show.value"));
        table.row(texts.text("jobs.show.id"), found.id().toString());
        table.row(texts.text("jobs.show.kind"), found.kind().name());
        if (!words.project(found).isEmpty()) table.row(texts.text("jobs.show.project"), words.project(found));
        table.row(texts.text("jobs.show.state"), words.state(found));
        if (found.state() instanceof JobState.Running running) {
            if (!found.stage().isEmpty()) table.row(texts.text("jobs.show.stage"), found.stage());
            table.row(texts.text("jobs.show.worker"), running.worker());
            table.row(texts.text("jobs.show.heartbeat"), Figures.second(running.heartbeat(), desk.zone()));
        }
        table.row(texts.text("jobs.show.priority"), JobWords.priority(found));
        table.row(texts.text("jobs.show.attempt"), String.valueOf(found.attempt()));
        table.row(texts.text("jobs.show.made"), Figures.second(found.enqueuedAt(), desk.zone()));
        Problem.of(found.state()).ifPresent(problem -> {
            var text = words.text(problem);
            table.row(
                    texts.text("jobs.show.reason"),
                    text.sentence() + " [" + problem.code().id() + "]");
            table.row(texts.text("jobs.show.advice"), text.advice());
        });
        for (var parent : parents)
            table.row(
                    texts.text("jobs.show.after"),
                    parent.id() + " " + parent.kind().name() + " " + words.state(parent));
        for (var rendition : made) table.row(texts.text("jobs.show.file"), RenditionWords.line(rendition));
        table.print(desk.terminal());
    }

    private void history(List<JobEvent> history) {
        var texts = desk.texts();
        var table = Table.of(
                texts.text("jobs.history.at"),
                texts.text("jobs.history.what"),
                texts.text("jobs.history.from"),
                ">" + texts.text("jobs.history.attempt"),
                texts.text("jobs.history.who"));
        for (var event : history) {
            table.row(
                    Figures.second(event.at(), desk.zone()),
                    event.what(),
                    event.from(),
                    String.valueOf(event.attempt()),
                    event.actor());
            if (!event.detail().isEmpty()) table.detail(event.detail());
        }
        desk.answer("");
        table.print(desk.terminal());
    }

    private void log(List<LogLine> lines) {
        if (lines.isEmpty()) return;
        var texts = desk.texts();
        var table = Table.of(texts.text("jobs.log.at"), texts.text("jobs.log.level"), texts.text("jobs.log.line"));
        for (var line : lines) table.row(Figures.second(line.at(), desk.zone()), line.level(), line.message());
        desk.answer("");
        table.print(desk.terminal());
    }

    private static Map<String, @Nullable Object> json(
            JobWords words,
            Job found,
            List<Job> parents,
            List<Rendition> made,
            List<JobEvent> history,
            List<LogLine> log) {
        var json = words.json(found);
        json.put(
                "after",
                parents.stream()
                        .map(parent -> JsonOutput.object(
                                "id", parent.id().toString(),
                                "kind", parent.kind().name(),
                                "state", parent.state().name()))
                        .toList());
        if (!made.isEmpty())
            json.put("files", made.stream().map(RenditionWords::json).toList());
        json.put("history", JobWords.json(history));
        json.put(
                "log",
                log.stream()
                        .map(line -> JsonOutput.object(
                                "at", line.at().toString(), "level", line.level(), "message", line.message()))
                        .toList());
        return json;
    }
}
