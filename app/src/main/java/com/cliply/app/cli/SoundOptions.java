package com.cliply.app.cli;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.media.SoundWish;
import com.cliply.engine.project.Project;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;

/** How the sound of clips shall be. */
final class SoundOptions {
    private static final String ALL = "all";
    private static final double MOST_GAIN_DB = 60;
    private static final Duration LONGEST_FADE = Duration.ofMinutes(1);

    @Option(
            names = "--audio",
            paramLabel = "TRACK",
            split = ",",
            description = "Which audio tracks are heard, together: numbers from 1 separated by commas, or all. "
                    + "Default: the one that players choose.")
    List<String> tracks = List.of();

    @Option(names = "--denoise", description = "Take steady noise away.")
    boolean denoise;

    @Option(
            names = "--gain",
            paramLabel = "DB",
            defaultValue = "0",
            description = "Louder or softer before the whole is levelled, -60 to 60; useful with --no-level.")
    double gain;

    @Option(
            names = "--fade-in",
            paramLabel = "LENGTH",
            converter = FindOptions.LengthConverter.class,
            defaultValue = "0s",
            description = "Begin in silence, as 0.5s.")
    Duration fadeIn = Duration.ZERO;

    @Option(
            names = "--fade-out",
            paramLabel = "LENGTH",
            converter = FindOptions.LengthConverter.class,
            defaultValue = "0s",
            description = "End in silence, as 2s.")
    Duration fadeOut = Duration.ZERO;

    @Option(names = "--no-level", description = "Leave it as loud as it is.")
    boolean unlevelled;

    /** What is wrong with the words, whatever the source; empty if nothing. */
    String mistake(Texts texts) {
        if (!(Math.abs(gain) <= MOST_GAIN_DB)) return texts.text("render.gain", gain);
        if (fadeIn.compareTo(LONGEST_FADE) > 0 || fadeOut.compareTo(LONGEST_FADE) > 0) return texts.text("render.fade");
        for (var track : tracks)
            if (!track.equals(ALL) && !track.matches("[1-9]\\d{0,2}")) return texts.text("render.audio", track);
        return "";
    }

    /**
     * The wish for a source.
     *
     * @throws InputException if it has no such track
     */
    SoundWish of(Project project) {
        var count = project.source().info().audioTracks().size();
        var chosen = tracks.contains(ALL)
                ? IntStream.rangeClosed(1, count).boxed().toList()
                : tracks.stream().map(Integer::valueOf).distinct().toList();
        for (var track : chosen)
            if (track > count)
                throw new InputException(
                        ErrorCode.AUDIO_TRACK_MISSING,
                        String.valueOf(project.source().path().getFileName()),
                        String.valueOf(track),
                        count == 0 ? "none" : count == 1 ? "only 1" : count + " tracks");
        return new SoundWish(chosen, !unlevelled, denoise, gain, fadeIn, fadeOut);
    }
}
