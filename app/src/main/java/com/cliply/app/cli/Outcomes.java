package com.cliply.app.cli;

import com.cliply.engine.Stores;
import com.cliply.engine.clip.Clip;
import com.cliply.engine.clip.ClipStatus;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.id.ClipId;
import com.cliply.engine.job.Job;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobState;
import com.cliply.engine.project.Project;
import com.cliply.engine.render.Rendition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads from the stores what became of a video. */
final class Outcomes {
    private final Stores stores;

    Outcomes(Stores stores) {
        this.stores = stores;
    }

    /**
     * What these jobs made of a project, as far as it lies in {@code folder}.
     *
     * @param jobs all that belong to the command, of whichever project
     */
    VideoOutcome of(Project project, Path video, Path folder, List<Job> jobs) {
        var ours = jobs.stream()
                .filter(job -> job.kind().project().equals(project.id()))
                .toList();
        var orders = ours.stream()
                .map(Job::kind)
                .filter(JobKind.RenderClip.class::isInstance)
                .map(JobKind.RenderClip.class::cast)
                .filter(order -> order.outputs().stream()
                        .anyMatch(output -> folder.equals(output.file().getParent())))
                .toList();
        var clips = clips(
                project, ours, orders.stream().map(JobKind.RenderClip::clip).collect(Collectors.toSet()));
        var files = new ArrayList<ClipFile>();
        for (int index = 0; index < clips.size(); index++) files.addAll(files(index, clips.get(index), orders));
        return new VideoOutcome(video, project.source().info().duration(), clips, files, problems(ours));
    }

    /** The suggestions of the newest detection, and all that was rendered. */
    private List<Clip> clips(Project project, List<Job> jobs, Set<ClipId> rendered) {
        var all = stores.clips().ofProject(project.id());
        var detection = jobs.stream()
                .filter(job -> job.kind() instanceof JobKind.DetectHighlights)
                .max(Comparator.comparing(Job::enqueuedAt));
        if (detection.isEmpty())
            return all.stream().filter(clip -> rendered.contains(clip.id())).toList();
        var since = detection.get().enqueuedAt().toEpochMilli();
        var fresh = all.stream()
                .filter(clip -> rendered.contains(clip.id()) || (suggested(clip) && madeAt(clip.id()) >= since))
                .toList();
        // A detection that found what was known already keeps the clips it made then.
        return fresh.isEmpty() && detection.get().state() instanceof JobState.Succeeded
                ? all.stream().filter(Outcomes::suggested).toList()
                : fresh;
    }

    private static boolean suggested(Clip clip) {
        return !clip.reasons().isEmpty() && clip.status() != ClipStatus.REJECTED;
    }

    /** An id begins with 48 bits of milliseconds. */
    private static long madeAt(ClipId id) {
        return id.value().getMostSignificantBits() >>> 16;
    }

    private List<ClipFile> files(int highlight, Clip clip, List<JobKind.RenderClip> orders) {
        var outputs = orders.stream()
                .filter(order -> order.clip().equals(clip.id()))
                .flatMap(order -> order.outputs().stream())
                .toList();
        if (outputs.isEmpty()) return List.of();
        var renditions = stores.renditions().ofClip(clip.id());
        var files = new LinkedHashSet<ClipFile>();
        for (var output : outputs)
            made(renditions, output).ifPresent(rendition -> files.add(new ClipFile(highlight, clip, rendition)));
        return List.copyOf(files);
    }

    /** The newest: the same clip may have been rendered before. Its name may have been taken, so the folder decides. */
    private static Optional<Rendition> made(List<Rendition> renditions, JobKind.RenderClip.Output output) {
        return renditions.stream()
                .filter(rendition -> rendition.status() == Rendition.Status.READY
                        && rendition.preset().equals(output.preset())
                        && rendition.aspect().equals(output.aspect())
                        && Objects.equals(
                                rendition.file().getParent(), output.file().getParent()))
                .max(Comparator.comparing(Rendition::createdAt));
    }

    private static List<Problem> problems(List<Job> jobs) {
        return jobs.stream()
                .map(Job::state)
                .flatMap(state -> state instanceof JobState.Dead dead
                        ? Optional.of(new Problem(dead.code(), dead.facts())).stream()
                        : state instanceof JobState.Cancelled
                                ? Optional.of(new Problem(ErrorCode.CANCELLED, List.of())).stream()
                                : Optional.<Problem>empty().stream())
                .distinct()
                .toList();
    }
}
