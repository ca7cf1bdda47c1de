package com.cliply.engine.render;

import com.cliply.engine.clip.Clip;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Decides which files of one project are made together, by one job that decodes the source once for all of them. That is cheaper
 * where they show the same pictures, and dearer to lose where they do not.
 */
public final class SharedDecode {
    /** Each file needs an encoder of its own while they are made together. */
    private static final int MOST_TOGETHER = 6;

    /** Of the shorter one: where clips share less, little is saved. */
    private static final int LEAST_SHARED_PERCENT = 50;

    /** One file that is wished for. */
    public record Wanted(Clip clip, RenderPreset preset, JobKind.RenderClip.Output output) {}

    /**
     * Files that are made together.
     *
     * @param reason why, for a person
     */
    public record Group(List<Wanted> files, String reason) {
        public Group {
            files = List.copyOf(files);
        }
    }

    private SharedDecode() {}

    /** Groups files of one project; the groups stand in the order of their first files. */
    public static List<Group> groups(List<Wanted> files) {
        var groups = new ArrayList<List<Wanted>>();
        for (var file : files) {
            var group = groups.stream()
                    .filter(others -> others.size() < MOST_TOGETHER)
                    .filter(others -> others.stream().anyMatch(other -> worthIt(other, file)))
                    .findFirst();
            group.ifPresentOrElse(others -> others.add(file), () -> groups.add(new ArrayList<>(List.of(file))));
        }
        return groups.stream().map(group -> new Group(group, reason(group))).toList();
    }

    private static boolean worthIt(Wanted one, Wanted other) {
        if (one.preset().kind() != RenderPreset.Kind.ENCODE || other.preset().kind() != RenderPreset.Kind.ENCODE)
            return false;
        if (one.clip().ranges().equals(other.clip().ranges())) return true;
        // Where a clip jumps about in its source, the order of its pictures is its own.
        if (one.clip().ranges().size() > 1 || other.clip().ranges().size() > 1) return false;
        var first = one.clip().ranges().getFirst();
        var second = other.clip().ranges().getFirst();
        return first.sharedMicros(second) * 100 >= Math.min(first.micros(), second.micros()) * LEAST_SHARED_PERCENT;
    }

    private static String reason(List<Wanted> group) {
        var first = group.getFirst();
        if (group.size() == 1)
            return switch (first.preset().kind()) {
                case ENCODE -> "made by itself: no other file shows these pictures";
                case COPY -> "made by itself: a copy decodes nothing";
                case SOUND -> "made by itself: the sound alone decodes no pictures";
            };
        if (group.stream()
                .allMatch(file -> file.clip().ranges().equals(first.clip().ranges())))
            return group.size() + " files of the same pictures: decoded once";
        return String.format(
                Locale.ROOT,
                "%d files of clips that overlap: %.1f s are decoded instead of %.1f s",
                group.size(),
                covered(group) / 1e6,
                group.stream()
                                .mapToLong(
                                        file -> file.clip().ranges().getFirst().micros())
                                .sum()
                        / 1e6);
    }

    private static long covered(List<Wanted> group) {
        var ranges = new TreeSet<TimeRange>();
        group.forEach(file -> ranges.addAll(file.clip().ranges()));
        var covered = 0L;
        var reached = 0L;
        for (var range : ranges) {
            covered += Math.max(
                    0, range.end().micros() - Math.max(reached, range.start().micros()));
            reached = Math.max(reached, range.end().micros());
        }
        return covered;
    }
}
