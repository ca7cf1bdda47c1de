package com.cliply.app.cli;

import com.cliply.engine.clip.Clip;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one video of a command.
 *
 * @param duration null if it could not be read
 * @param clips best first, those that were not rendered included
 * @param problems empty if all went well
 */
record VideoOutcome(
        Path video, @Nullable Duration duration, List<Clip> clips, List<ClipFile> files, List<Problem> problems) {
    VideoOutcome {
        clips = List.copyOf(clips);
        files = List.copyOf(files);
        problems = List.copyOf(problems);
    }

    static VideoOutcome failed(Path video, Problem problem) {
        return new VideoOutcome(video, null, List.of(), List.of(), List.of(problem));
    }

    boolean whole() {
        return problems.isEmpty();
    }

    /** Nothing came of it. */
    boolean lost() {
        return !problems.isEmpty() && files.isEmpty();
    }

    Map<String, @Nullable Object> json(String engine) {
        var json = HighlightJson.of(
                video, duration, engine, clips.stream().map(HighlightJson::of).toList());
        json.put("files", files.stream().map(ClipFile::json).toList());
        if (!problems.isEmpty()) json.put("error", problems.getFirst().json());
        return json;
    }

    static ExitCode exitCode(List<VideoOutcome> outcomes) {
        return ExitCode.together(
                outcomes.stream().allMatch(VideoOutcome::lost),
                outcomes.stream()
                        .flatMap(outcome -> outcome.problems().stream())
                        .toList());
    }
}
