package com.cliply.app.cli;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.job.Job;
import com.cliply.engine.job.JobFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the dead letters by their reasons. */
@Command(
        name = "dead",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Shows what failed for good, by reason: how often, what to do, and the newest of each.",
        footer = {"", "@|bold Examples:|@", "  cliply jobs dead", "  cliply jobs dead --format json"})
final class DeadJobsCommand implements Callable<Integer> {
    /** The dead letters of one code, the newest first. */
    private record Group(ErrorCode code, List<Job> jobs) {
        Job newest() {
            return jobs.getFirst();
        }
    }

    @Mixin
    FormatOption format = new FormatOption();

    private final Desk desk;

    DeadJobsCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        try (var studio = desk.open()) {
            var stores = studio.stores();
            var words = new JobWords(stores, desk);
            var groups = groups(
                    stores.jobs().list(JobFilter.newest(Integer.MAX_VALUE).inStates(Set.of("dead"))));
            if (format.json())
                desk.printJson(groups.stream().map(group -> json(words, group)).toList());
            else if (groups.isEmpty()) desk.say(desk.texts().text("jobs.dead.none"));
            else print(words, groups);
        }
        return ExitCode.DONE.number();
    }

    private static List<Group> groups(List<Job> dead) {
        var byCode = new EnumMap<ErrorCode, List<Job>>(ErrorCode.class);
        for (var job : dead)
            Problem.of(job.state())
                    .ifPresent(problem -> byCode.computeIfAbsent(problem.code(), code -> new ArrayList<>())
                            .add(job));
        return byCode.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt((Group group) -> group.jobs().size())
                        .reversed())
                .toList();
    }

    private void print(JobWords words, List<Group> groups) {
        var texts = desk.texts();
        var table = Table.of(
                texts.text("jobs.dead.code"),
                ">" + texts.text("jobs.dead.count"),
                texts.text("jobs.dead.newest"),
                texts.text("jobs.table.kind"),
                texts.text("jobs.table.about"));
        for (var group : groups) {
            var newest = group.newest();
            table.row(
                    group.code().id(),
                    String.valueOf(group.jobs().size()),
                    newest.id().toString(),
                    newest.kind().name(),
                    words.project(newest));
            Problem.of(newest.state())
                    .map(words::text)
                    .ifPresent(text -> table.detail(text.sentence() + " " + text.advice()));
        }
        table.print(desk.terminal());
        desk.say(texts.text("jobs.dead.replay", groups.getFirst().code().id()));
    }

    private static Map<String, @Nullable Object> json(JobWords words, Group group) {
        return JsonOutput.object(
                "code", group.code().id(),
                "count", group.jobs().size(),
                "remedy", group.code().remedy().name().toLowerCase(Locale.ROOT),
                "newest", words.json(group.newest()));
    }
}
