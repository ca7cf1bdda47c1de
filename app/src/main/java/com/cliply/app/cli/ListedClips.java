package com.cliply.app.cli;

import com.cliply.engine.clip.Clip;
import com.cliply.engine.clip.Clips;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.id.Ids;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.interchange.RenderList;
import com.cliply.engine.project.ImportResult;
import com.cliply.engine.project.Project;
import com.cliply.engine.render.Aspect;
import com.cliply.engine.render.Presets;
import com.cliply.engine.render.RenderPreset;
import com.cliply.engine.time.TimeRange;
import com.cliply.engine.time.Timecode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The clips of a list: each row imports its source if need be, and finds or makes its clip. Nothing is saved of clips yet. */
final class ListedClips {
    private final Desk desk;
    private final OpenStudio studio;
    private final RenderWish wish;
    private final Path folder;
    private final Imports imports;
    private final Clips clips;
    private final FramePositions positions;
    private final Presets.Catalogue presets;
    private final Map<ProjectId, List<Clip>> ofProject = new HashMap<>();
    private final Map<ProjectId, LinkedHashSet<Clip>> numbered = new HashMap<>();

    /**
     * Reads rows for a wish.
     *
     * @param folder of the list, where relative names of sources are looked for first
     */
    ListedClips(Desk desk, OpenStudio studio, RenderWish wish, Path folder) {
        this.desk = desk;
        this.studio = studio;
        this.wish = wish;
        this.folder = folder;
        imports = new Imports(desk, studio);
        clips = new Clips(new Ids(desk.clock()));
        positions = new FramePositions(desk);
        presets = desk.presets().read();
    }

    RenderItems of(RenderList list) {
        var items = new ArrayList<RenderItem>();
        var failures = new ArrayList<RenderFailure>();
        for (var problem : list.problems())
            failures.add(
                    new RenderFailure(OptionalInt.of(problem.line()), problem.source(), refused(problem.reason())));
        for (var row : list.rows()) {
            desk.throwIfInterrupted();
            try {
                items.addAll(items(row));
            } catch (StudioException error) {
                if (ExitCode.of(error.code()) != ExitCode.REFUSED) throw error;
                failures.add(new RenderFailure(
                        OptionalInt.of(row.line()), row.source(), new Problem(error.code(), error.facts())));
            }
        }
        failures.sort(Comparator.comparingInt(failure -> failure.line().orElse(0)));
        return new RenderItems(items, failures);
    }

    private static Problem refused(String reason) {
        return new Problem(ErrorCode.ROW_REFUSED, List.of(reason));
    }

    private static InputException refusal(String reason) {
        return new InputException(ErrorCode.ROW_REFUSED, reason);
    }

    private List<RenderItem> items(RenderList.Row row) {
        // All that the row itself says is looked at before its source is opened.
        var chosen = row.preset().isEmpty() ? wish.presets() : List.of(preset(row.preset()));
        var aspect = row.aspect().isEmpty() ? null : Aspect.parse(row.aspect());
        if (aspect != null
                && !aspect.equals(Aspect.SOURCE)
                && chosen.stream().allMatch(preset -> preset.kind() != RenderPreset.Kind.ENCODE))
            throw refusal("the preset %s keeps the shape of the source"
                    .formatted(chosen.getFirst().name()));
        var project = project(row);
        var range = positions.range(project, row);
        var title =
                row.title().isEmpty() ? desk.texts().text("render.title", Timecode.format(range.start())) : row.title();
        var known = ofProject.computeIfAbsent(
                project.id(), id -> new ArrayList<>(studio.stores().clips().ofProject(id)));
        var clip = clips.wished(project.id(), known, title, range);
        known.removeIf(other -> other.id().equals(clip.id()));
        known.add(clip);
        var number = number(project, clip);
        var sound = wish.sound().of(project);
        var items = new ArrayList<RenderItem>();
        for (var preset : chosen) {
            var shapes = aspect == null || preset.kind() != RenderPreset.Kind.ENCODE
                    ? wish.aspectsOf(preset).toList()
                    : List.of(aspect);
            for (var shape : shapes)
                items.add(new RenderItem(OptionalInt.of(row.line()), project, number, clip, preset, shape, sound));
        }
        return items;
    }

    /** Rows of one clip, as for several shapes, have one number. */
    private int number(Project project, Clip clip) {
        var before = numbered.computeIfAbsent(project.id(), _ -> new LinkedHashSet<>());
        before.add(clip);
        return List.copyOf(before).indexOf(clip) + 1;
    }

    private RenderPreset preset(String name) {
        return presets.find(name)
                .map(Presets.Entry::preset)
                // With the reason, if its file is faulty.
                .orElseGet(() -> desk.presets().named(name));
    }

    private Project project(RenderList.Row row) {
        return switch (imports.of(file(row.source()))) {
            case ImportResult.Imported fresh -> fresh.project();
            case ImportResult.AlreadyImported known -> known.project();
            case ImportResult.Refused refusal ->
                throw new InputException(refusal.code(), refusal.facts().toArray(String[]::new));
        };
    }

    private Path file(String source) {
        try {
            var written = Path.of(source);
            var beside = folder.resolve(written).normalize();
            return Files.exists(beside) ? beside : existing(desk.absolute(written), beside);
        } catch (InvalidPathException no) {
            throw refusal("\"" + source + "\" is no name of a file");
        }
    }

    private static Path existing(Path here, Path otherwise) {
        return Files.exists(here) ? here : otherwise;
    }

    /** Where the frames of a list's sources are. */
    private static final class FramePositions {
        private final Desk desk;
        private final Map<ProjectId, com.cliply.engine.media.FrameList> counted = new HashMap<>();

        FramePositions(Desk desk) {
            this.desk = desk;
        }

        TimeRange range(Project project, RenderList.Row row) {
            return new RowRange(project, this::frames).of(row);
        }

        private com.cliply.engine.media.FrameList frames(Project project) {
            var before = counted.get(project.id());
            if (before != null) return before;
            var source = project.source();
            var track = source.info().video().orElseThrow(() -> refusal("the source has no picture, so no frames"));
            try (var view = desk.progress()) {
                var stage = desk.texts().text("progress.frames");
                var monitor = new MonitorProgress(stage, project.name(), view, desk.interruption(), desk.clock());
                var frames = desk.media().frames(source.path(), track, monitor);
                counted.put(project.id(), frames);
                return frames;
            }
        }
    }
}
