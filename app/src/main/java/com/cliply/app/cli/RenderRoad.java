package com.cliply.app.cli;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.id.JobId;
import com.cliply.engine.job.Job;
import com.cliply.engine.platform.Platforms;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** From items to files, their list and a summary. A failed item stops no other. */
final class RenderRoad {
    private static final int SHOWN_NAMES = 3;

    private final Desk desk;
    private final RenderWish wish;
    private final boolean json;
    private final Platforms platforms = Platforms.builtIn();

    RenderRoad(Desk desk, RenderWish wish, boolean json) {
        this.desk = desk;
        this.wish = wish;
        this.json = json;
    }

    ExitCode follow(Function<OpenStudio, RenderItems> asked) {
        var folder = new OutputFolder(wish.folder());
        try (var studio = desk.open()) {
            folder.prepare();
            var items = asked.apply(studio);
            items.failures().forEach(this::tell);
            if (items.items().isEmpty()) return report(folder, List.of(), items.failures());
            var planned = plan(items);
            var list = new RendersFile(folder, platforms);
            // Whoever finishes this work if this process cannot, finds the folder by it.
            list.add(List.of(), items.failures());
            var ordered = planned.order(studio);
            if (!desk.quiet()) planned.reasons().forEach(desk.terminal()::complain);
            try {
                new OwnWork(desk, studio).done(ordered.first());
            } catch (CancelledException cancelled) {
                // What was finished stays, and is described.
                var made = made(studio, folder, items, ordered);
                list.add(made, items.failures());
                list.removeEmpty();
                throw cancelled;
            }
            var failures = new ArrayList<>(items.failures());
            failures.addAll(failed(studio, items, ordered));
            return report(folder, made(studio, folder, items, ordered), failures);
        }
    }

    /** Shows how files would be named, and makes none. */
    ExitCode preview(Function<OpenStudio, RenderItems> asked) {
        try (var studio = desk.open()) {
            var items = asked.apply(studio);
            items.failures().forEach(this::tell);
            var folder = new OutputFolder(wish.folder());
            var planned = plan(items);
            var names = planned.files().stream().map(folder::nameOf).toList();
            if (json) desk.printJson(names);
            else {
                names.stream().limit(SHOWN_NAMES).map(DisplayText::harmless).forEach(desk::answer);
                if (names.size() > SHOWN_NAMES)
                    desk.say(desk.texts().text("render.preview.more", names.size() - SHOWN_NAMES));
            }
            return ExitCode.together(
                    names.isEmpty(),
                    items.failures().stream().map(RenderFailure::problem).toList());
        }
    }

    private PlannedRenders plan(RenderItems items) {
        return new PlannedRenders(
                wish, items.items(), LocalDate.ofInstant(desk.clock().instant(), desk.zone()));
    }

    private void tell(RenderFailure failure) {
        if (failure.line().isPresent())
            desk.errors().tell(desk.texts().text("render.line", failure.line().getAsInt()), failure.problem());
        else desk.errors().tell(failure.problem().code(), failure.problem().facts());
    }

    private static List<RenderOutcome> made(
            OpenStudio studio, OutputFolder folder, RenderItems items, PlannedRenders.Ordered ordered) {
        var reader = new Outcomes(studio.stores());
        var made = new ArrayList<RenderOutcome>();
        for (var item : items.items()) {
            var place = ordered.placeOf(item);
            reader.made(place.job(), place.output())
                    .ifPresent(rendition -> made.add(new RenderOutcome(
                            item.project(),
                            item.clip(),
                            Optional.of(item.preset()),
                            rendition,
                            folder.nameOf(rendition.file()),
                            RenderOutcome.took(studio.stores().jobs().history(place.job())))));
        }
        return made;
    }

    private List<RenderFailure> failed(OpenStudio studio, RenderItems items, PlannedRenders.Ordered ordered) {
        var reader = new Outcomes(studio.stores());
        var failures = new ArrayList<RenderFailure>();
        for (var item : items.items()) {
            var place = ordered.placeOf(item);
            if (reader.made(place.job(), place.output()).isPresent()) continue;
            var failure = new RenderFailure(
                    item.line(), item.project().source().path().toString(), problem(studio, place.job(), item));
            failures.add(failure);
        }
        failures.stream().distinct().forEach(this::tell);
        return failures;
    }

    private static Problem problem(OpenStudio studio, JobId job, RenderItem item) {
        return studio.stores()
                .jobs()
                .find(job)
                .map(Job::state)
                .flatMap(Outcomes::problem)
                .orElseGet(() -> new Problem(
                        ErrorCode.UNEXPECTED,
                        List.of("no file of " + item.clip().title() + " was made")));
    }

    private ExitCode report(OutputFolder folder, List<RenderOutcome> made, List<RenderFailure> failures) {
        var list = new RendersFile(folder, platforms);
        list.add(made, failures);
        if (json) desk.printJson(list.document(made, failures));
        else new RenderSummary(desk, platforms).tell(made, failures, folder.path());
        return ExitCode.together(
                made.isEmpty(), failures.stream().map(RenderFailure::problem).toList());
    }

    /** The folder of a list, where its sources are looked for. */
    static Path folderOf(Path list) {
        return Optional.ofNullable(list.getParent()).orElse(list);
    }
}
