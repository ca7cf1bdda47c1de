package com.cliply.app.cli;

import com.cliply.engine.Stores;
import com.cliply.engine.clip.Clip;
import com.cliply.engine.clip.ClipStatus;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.Ids;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.RenditionId;
import com.cliply.engine.job.Job;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobState;
import com.cliply.engine.project.Project;
import com.cliply.engine.render.Rendition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
                .filter(job -> job.kind().forProject().equals(Optional.of(project.id())))
                .toList();
        var renders = ours.stream()
                .filter(job -> job.kind() instanceof JobKind.RenderClip render
                        && render.outputs().stream()
                                .anyMatch(output -> output.file().startsWith(folder)))
                .toList();
        var clips =
                clips(project, ours, renders.stream().flatMap(Outcomes::clipsOf).collect(Collectors.toSet()));
        var files = new ArrayList<ClipFile>();
        for (int index = 0; index < clips.size(); index++)
            files.addAll(files(index, clips.get(index), renders, new OutputFolder(folder)));
        return new VideoOutcome(video, project.source().info().duration(), clips, files, problems(ours));
    }

    /**
     * The suggestions of the newest detection, and all that was rendered. A detection removes what it does not find again,
     * unless somebody decided on it or it was rendered; so what is older and neither was found again.
     */
    private List<Clip> clips(Project project, List<Job> jobs, Set<ClipId> rendered) {
        var all = stores.clips().ofProject(project.id());
        var since = jobs.stream()
                .filter(job ->
                        job.kind() instanceof JobKind.DetectHighlights && job.state() instanceof JobState.Succeeded)
                .map(job -> job.enqueuedAt().toEpochMilli())
                .max(Comparator.naturalOrder());
        return all.stream()
                .filter(clip -> rendered.contains(clip.id())
                        || (since.isPresent() && !clip.reasons().isEmpty() && foundSince(clip, since.get())))
                .toList();
    }

    private boolean foundSince(Clip clip, long millis) {
        return madeAt(clip.id()) >= millis
                || (clip.status() == ClipStatus.SUGGESTED
                        && stores.renditions().ofClip(clip.id()).isEmpty());
    }

    /** An id begins with 48 bits of milliseconds. */
    private static long madeAt(ClipId id) {
        return id.value().getMostSignificantBits() >>> 16;
    }

    private List<ClipFile> files(int highlight, Clip clip, List<Job> renders, OutputFolder folder) {
        var files = new ArrayList<ClipFile>();
        for (var job : renders)
            if (job.kind() instanceof JobKind.RenderClip render)
                for (int output = 0; output < render.outputs().size(); output++) {
                    if (!render.outputs().get(output).clip().equals(clip.id())) continue;
                    made(job.id(), output)
                            .ifPresent(rendition -> files.add(
                                    new ClipFile(highlight, clip, rendition, folder.nameOf(rendition.file()))));
                }
        return files;
    }

    /** The finished file of an output of a job, if there is one. */
    Optional<Rendition> made(JobId job, int output) {
        return stores.renditions()
                .find(new RenditionId(Ids.derived(job.value(), output)))
                .filter(rendition -> rendition.status() == Rendition.Status.READY);
    }

    private static Stream<ClipId> clipsOf(Job job) {
        return job.kind() instanceof JobKind.RenderClip render ? render.clips().stream() : Stream.empty();
    }

    private static List<Problem> problems(List<Job> jobs) {
        return jobs.stream()
                .map(Job::state)
                .flatMap(state -> problem(state).stream())
                .distinct()
                .toList();
    }

    /** What kept a job from its end, somebody's wish included. */
    static Optional<Problem> problem(JobState state) {
        return state instanceof JobState.Cancelled
                ? Optional.of(new Problem(ErrorCode.CANCELLED, List.of()))
                : Problem.of(state);
    }
}
