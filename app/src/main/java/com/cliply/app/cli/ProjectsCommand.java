package com.cliply.app.cli;

import com.cliply.engine.Stores;
import com.cliply.engine.clip.ClipStatus;
import com.cliply.engine.project.Project;
import com.cliply.engine.time.MediaTime;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists projects. */
@Command(
        name = "projects",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Lists the projects, the newest first.",
        footer = {"", "@|bold Example:|@", "  cliply projects"})
final class ProjectsCommand implements Callable<Integer> {
    @Mixin
    FormatOption format = new FormatOption();

    private final Desk desk;

    ProjectsCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        try (var studio = desk.open()) {
            var stores = studio.stores();
            var projects = stores.projects().all();
            if (format.json())
                desk.printJson(
                        projects.stream().map(project -> json(stores, project)).toList());
            else if (projects.isEmpty()) desk.say(desk.texts().text("projects.none"));
            else {
                var texts = desk.texts();
                var shortened = Lookup.shortened(
                        projects.stream().map(project -> project.id().value()).toList());
                var table = Table.of(
                        texts.text("projects.table.id"),
                        texts.text("projects.table.made"),
                        ">" + texts.text("projects.table.length"),
                        ">" + texts.text("projects.table.clips"),
                        ">" + texts.text("projects.table.kept"),
                        texts.text("projects.table.name"));
                for (var project : projects)
                    table.row(
                            shortened.apply(project.id().value()),
                            Figures.minute(project.createdAt(), desk.zone()),
                            Figures.clock(project.source().info().duration()),
                            String.valueOf(
                                    stores.clips().ofProject(project.id()).size()),
                            String.valueOf(kept(stores, project)),
                            project.name());
                table.print(desk.terminal());
            }
        }
        return ExitCode.DONE.number();
    }

    private static long kept(Stores stores, Project project) {
        return stores.clips().ofProject(project.id()).stream()
                .filter(clip -> clip.status() == ClipStatus.KEPT)
                .count();
    }

    private static Map<String, @Nullable Object> json(Stores stores, Project project) {
        return JsonOutput.object(
                "id", project.id().toString(),
                "name", project.name(),
                "file", project.source().path().toString(),
                "duration_us", MediaTime.micros(project.source().info().duration()),
                "created_at", project.createdAt().toString(),
                "clips", stores.clips().ofProject(project.id()).size(),
                "kept", kept(stores, project));
    }
}
