package com.cliply.app.cli;

import com.cliply.engine.media.AudioTrack;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.Timecode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what a file holds. */
@Command(
        name = "probe",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Says what a FILE holds: tracks, rates, sizes, colours.",
        footer = {"", "@|bold Examples:|@", "  cliply probe match.mp4", "  cliply probe match.mp4 --format json"})
final class ProbeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A video or sound file.")
    @Nullable
    Path file;

    @Mixin
    FormatOption format = new FormatOption();

    private final Desk desk;

    ProbeCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        if (file == null) throw new IllegalStateException("FILE is required");
        var path = desk.absolute(file);
        var info = desk.media().probe(path);
        if (format.json()) desk.printJson(json(path, info));
        else print(path, info);
        return ExitCode.DONE.number();
    }

    private void print(Path path, MediaInfo info) {
        var texts = desk.texts();
        var table = Table.of(texts.text("probe.table.what"), texts.text("probe.table.value"));
        table.row(texts.text("probe.file"), path.toString());
        table.row(texts.text("probe.container"), info.container());
        table.row(texts.text("probe.duration"), Timecode.format(MediaTime.at(info.duration())));
        if (info.truncated())
            table.row(
                    texts.text("probe.truncated"),
                    texts.text("probe.truncated.value", Timecode.format(MediaTime.at(info.readableDuration()))));
        if (info.bitRate() > 0) table.row(texts.text("probe.rate"), info.bitRate() / 1_000 + " kb/s");
        for (var track : info.videoTracks()) table.row(texts.text("probe.video", track.index()), line(track));
        for (var track : info.audioTracks()) table.row(texts.text("probe.audio", track.index()), line(track));
        table.print(desk.terminal());
    }

    private static String line(VideoTrack track) {
        return track.codec() + ", " + track.displaySize() + ", "
                + rate(track)
                + (track.variableRate() ? " variable" : "") + " fps"
                + (track.interlaced() ? ", interlaced" : "")
                + (track.orientation().quarterTurns() == 0
                        ? ""
                        : ", turned by " + track.orientation().quarterTurns() * 90)
                + ", " + track.color().pixelFormat()
                + (track.color().hdr() ? ", HDR" : "");
    }

    private static String rate(VideoTrack track) {
        var rate = track.frameRate();
        return rate.denominator() == 1
                ? String.valueOf(rate.numerator())
                : rate + String.format(Locale.ROOT, " (%.3f)", (double) rate.numerator() / rate.denominator());
    }

    private static String line(AudioTrack track) {
        return track.codec() + ", " + track.layout() + ", " + track.sampleRate() + " Hz"
                + (track.language().isEmpty() ? "" : ", " + track.language())
                + (track.title().isEmpty() ? "" : ", " + track.title());
    }

    private static Map<String, @Nullable Object> json(Path path, MediaInfo info) {
        return JsonOutput.object(
                "file", path.toString(),
                "container", info.container(),
                "duration_us", MediaTime.micros(info.duration()),
                "readable_duration_us", MediaTime.micros(info.readableDuration()),
                "truncated", info.truncated(),
                "bit_rate", info.bitRate(),
                "video", info.videoTracks().stream().map(ProbeCommand::json).toList(),
                "audio", info.audioTracks().stream().map(ProbeCommand::json).toList());
    }

    private static Map<String, @Nullable Object> json(VideoTrack track) {
        return JsonOutput.object(
                "index", track.index(),
                "codec", track.codec(),
                "width", track.displaySize().width(),
                "height", track.displaySize().height(),
                "stored_width", track.storedSize().width(),
                "stored_height", track.storedSize().height(),
                "pixel_aspect", track.pixelAspect().toString(),
                "rotation", track.orientation().quarterTurns() * 90,
                "mirrored", track.orientation().mirrored(),
                "frame_rate", track.frameRate().toString(),
                "variable_rate", track.variableRate(),
                "interlaced", track.interlaced(),
                "frames", track.frames(),
                "start_us", track.startMicros(),
                "duration_us", MediaTime.micros(track.duration()),
                "pixel_format", track.color().pixelFormat(),
                "bit_depth", track.color().bitDepth(),
                "color_primaries", track.color().primaries(),
                "color_transfer", track.color().transfer(),
                "color_matrix", track.color().matrix(),
                "color_range", track.color().range(),
                "hdr", track.color().hdr());
    }

    private static Map<String, @Nullable Object> json(AudioTrack track) {
        return JsonOutput.object(
                "index", track.index(),
                "codec", track.codec(),
                "sample_rate", track.sampleRate(),
                "channels", track.channels(),
                "layout", track.layout(),
                "language", track.language(),
                "title", track.title(),
                "start_us", track.startMicros(),
                "duration_us", MediaTime.micros(track.duration()));
    }
}
