package com.cliply.app.cli;

import com.cliply.engine.id.ProjectId;
import com.cliply.engine.id.SourceId;
import com.cliply.engine.job.FindHelp;
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
 * @param names template of the files' names
 * @param help what else is used to find highlights
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
        double minScore,
        String names,
        FindHelp help) {
    ClipOrder {
        videos = List.copyOf(videos);
        aspects = List.copyOf(aspects);
    }

    /** The first step; each step knows the next one, so that a crash between them loses nothing. */
    JobKind firstStep(ProjectId project, SourceId source) {
        var render = new JobKind.RenderOrder(folder, preset, aspects, minScore, names);
        var detect = new JobKind.DetectHighlights(
                project, source, count, minLength, maxLength, transcript.orElse(null), render, help);
        return new JobKind.ProbeSource(project, source, detect);
    }
}
