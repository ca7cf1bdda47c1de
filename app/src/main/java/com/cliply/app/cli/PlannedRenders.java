package com.cliply.app.cli;

import com.cliply.engine.clip.Clip;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobOrder;
import com.cliply.engine.render.NameFacts;
import com.cliply.engine.render.SharedDecode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Items with their names, in the groups that are made together. */
final class PlannedRenders {
    /** Where an item's file comes from. */
    record Place(JobId job, int output) {}

    private final List<RenderItem> items;
    private final IdentityHashMap<SharedDecode.Wanted, RenderItem> itemOf = new IdentityHashMap<>();
    private final Map<ProjectId, List<SharedDecode.Group>> groups = new LinkedHashMap<>();
    private final List<Path> files = new ArrayList<>();

    PlannedRenders(RenderWish wish, List<RenderItem> items, LocalDate today) {
        this.items = items;
        var taken = new HashSet<Path>();
        var wanted = new LinkedHashMap<ProjectId, List<SharedDecode.Wanted>>();
        for (var item : items) {
            var facts = NameFacts.of(item.project(), item.number(), item.clip(), item.preset(), item.aspect(), today);
            var file = wish.names().file(wish.folder(), facts, item.preset().suffix(), taken::contains);
            taken.add(file);
            files.add(file);
            var output = new JobKind.RenderClip.Output(
                    item.clip().id(), item.preset().name(), item.aspect().toString(), file, item.sound());
            var one = new SharedDecode.Wanted(item.clip(), item.preset(), output);
            itemOf.put(one, item);
            wanted.computeIfAbsent(item.project().id(), _ -> new ArrayList<>()).add(one);
        }
        wanted.forEach((project, all) -> groups.put(project, SharedDecode.groups(all)));
    }

    /** In the order of the items. */
    List<Path> files() {
        return List.copyOf(files);
    }

    /** Why files are made together, of those that are. */
    List<String> reasons() {
        return groups.values().stream()
                .flatMap(List::stream)
                .filter(group -> group.files().size() > 1)
                .map(SharedDecode.Group::reason)
                .toList();
    }

    /** Saves the clips and orders all jobs as one wish, at once or not at all. */
    Ordered order(OpenStudio studio) {
        var stores = studio.stores();
        return stores.transactions().inTransaction(() -> {
            var saved = new HashSet<Clip>();
            for (var item : items) if (saved.add(item.clip())) stores.clips().save(item.clip());
            var places = new IdentityHashMap<RenderItem, Place>();
            JobId first = null;
            for (var entry : groups.entrySet())
                for (var group : entry.getValue()) {
                    var id = stores.jobs().enqueue(partOf(first, order(entry.getKey(), group)));
                    if (first == null) first = id;
                    for (int output = 0; output < group.files().size(); output++)
                        places.put(
                                Objects.requireNonNull(itemOf.get(group.files().get(output))), new Place(id, output));
                }
            return new Ordered(Objects.requireNonNull(first), places);
        });
    }

    /**
     * What was ordered.
     *
     * @param first the job that the wish is known by
     */
    record Ordered(JobId first, IdentityHashMap<RenderItem, Place> places) {
        /** Items are told apart by what they are, not by what they say: the same may be wished for twice. */
        Place placeOf(RenderItem item) {
            return Objects.requireNonNull(places.get(item));
        }
    }

    private static JobOrder order(ProjectId project, SharedDecode.Group group) {
        var outputs = group.files().stream().map(SharedDecode.Wanted::output).toList();
        var length = group.files().stream().map(file -> file.clip().duration()).reduce(Duration.ZERO, Duration::plus);
        return JobOrder.of(new JobKind.RenderClip(project, outputs)).withSize(length);
    }

    private static JobOrder partOf(@Nullable JobId first, JobOrder order) {
        return first == null ? order : order.partOf(first);
    }
}
