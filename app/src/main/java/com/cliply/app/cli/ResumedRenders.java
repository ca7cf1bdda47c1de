package com.cliply.app.cli;

import com.cliply.engine.Stores;
import com.cliply.engine.job.Job;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.platform.Platforms;
import com.cliply.engine.project.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Describes what the jobs of a {@code render} made after its process was gone, in the list that it had begun. */
final class ResumedRenders {
    private final Desk desk;
    private final Stores stores;
    private final Platforms platforms = Platforms.builtIn();

    ResumedRenders(Desk desk, Stores stores) {
        this.desk = desk;
        this.stores = stores;
    }

    /** Whether a wish began with renderings, as those of {@code render} do. */
    static boolean are(List<Job> wish) {
        return !wish.isEmpty() && wish.getFirst().kind() instanceof JobKind.RenderClip;
    }

    void list(List<Job> wish) {
        var made = new LinkedHashMap<Path, List<RenderOutcome>>();
        var failures = new LinkedHashMap<Path, List<RenderFailure>>();
        for (var job : wish)
            if (job.kind() instanceof JobKind.RenderClip render)
                for (int output = 0; output < render.outputs().size(); output++)
                    sort(job, render, output, made, failures);
        made.keySet().forEach(folder -> failures.putIfAbsent(folder, List.of()));
        failures.forEach((folder, some) -> {
            if (!Files.isDirectory(folder)) return;
            var files = made.getOrDefault(folder, List.of());
            new RendersFile(new OutputFolder(folder), platforms).resume(files, some);
            new RenderSummary(desk, platforms).tell(files, some, folder);
        });
    }

    private void sort(
            Job job,
            JobKind.RenderClip render,
            int output,
            Map<Path, List<RenderOutcome>> made,
            Map<Path, List<RenderFailure>> failures) {
        var wished = render.outputs().get(output);
        var folder = folderOf(wished.file());
        var project = stores.projects().find(render.project());
        var clip = stores.clips().find(wished.clip());
        if (project.isEmpty() || clip.isEmpty()) return;
        new Outcomes(stores)
                .made(job.id(), output)
                .ifPresentOrElse(
                        rendition -> made.computeIfAbsent(folder, _ -> new ArrayList<>())
                                .add(new RenderOutcome(
                                        project.get(),
                                        clip.get(),
                                        desk.presets()
                                                .read()
                                                .find(wished.preset())
                                                .map(entry -> entry.preset()),
                                        rendition,
                                        new OutputFolder(folder).nameOf(rendition.file()),
                                        RenderOutcome.took(stores.jobs().history(job.id())))),
                        () -> Outcomes.problem(job.state())
                                .ifPresent(problem -> failures.computeIfAbsent(folder, _ -> new ArrayList<>())
                                        .add(failure(project.get(), problem))));
    }

    private static RenderFailure failure(Project project, Problem problem) {
        return new RenderFailure(OptionalInt.empty(), project.source().path().toString(), problem);
    }

    /** Names may lead into folders of the folder that was asked for: that is the one where the list lies. */
    private static Path folderOf(Path file) {
        var beside = file.toAbsolutePath().getParent();
        for (var folder = beside; folder != null; folder = folder.getParent())
            if (Files.isRegularFile(folder.resolve(RendersFile.NAME))) return folder;
        return beside == null ? file : beside;
    }
}
