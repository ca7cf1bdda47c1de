package com.cliply.app.cli;

import com.cliply.engine.id.ProjectId;
import com.cliply.engine.id.SourceId;
import com.cliply.engine.job.JobKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All that {@code clip} was asked for.
 *
 * @param videos absolute, in the order of the command line
 * @param folder absolute
 */
record ClipOrder(
        List<Path> videos,
        Path folder,
        int count,
        Duration minLength,
        Duration maxLength,
        Optional<Path> transcript,
        String preset,
        List<String> aspects,
        double minScore) {
    ClipOrder {
        videos = List.copyOf(videos);
        aspects = List.copyOf(aspects);
    }

    /** The first step; each step knows the next one, so that a crash between them loses nothing. */
    JobKind firstStep(ProjectId project, SourceId source) {
        var render = new JobKind.RenderOrder(folder, preset, aspects, minScore);
        var detect = new JobKind.DetectHighlights(
                project, source, count, minLength, maxLength, transcript.orElse(null), render);
        return new JobKind.ProbeSource(project, source, detect);
    }

    /**
     * Whether a job comes of this order, as far as it says itself. Others may have something else made of the same video at the
     * same time; who orders the very same twice at once gets it once more, and each waits for both.
     */
    boolean leadsTo(JobKind kind) {
        if (kind instanceof JobKind.ProbeSource probe) return probe.then() != null && leadsTo(probe.then());
        if (kind instanceof JobKind.DetectHighlights detect) {
            var then = detect.then();
            return then != null && then.folder().equals(folder) && then.preset().equals(preset);
        }
        return kind instanceof JobKind.RenderClip render
                && render.outputs().stream()
                        .allMatch(output -> folder.equals(output.file().getParent())
                                && output.preset().equals(preset));
    }
}
