package com.cliply.engine.analysis.imported;

import com.cliply.engine.analysis.imported.Imported.Note;
import com.cliply.engine.analysis.imported.Replay.Bin;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.time.MediaTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads which parts of a video were played most, as a platform publishes it, out of the description that a download tool
 * writes beside the video ({@code video.info.json} with a list {@code heatmap} of {@code start_time}, {@code end_time} in
 * seconds and {@code value}).
 */
public final class HeatMapFile {
    /** Descriptions with all comments and fragments reach some ten megabytes. */
    private static final long MOST_BYTES = 300_000_000;

    private static final int MOST_BINS = 100_000;

    /** A longer video is none. */
    private static final double LONGEST_SECONDS = 7 * 24 * 3_600;

    /** By such a part lengths of the same video differ, cut and encoded anew. */
    private static final double SAME_LENGTH = 0.05;

    private HeatMapFile() {}

    /** What a description says of itself. */
    record Raw(List<Bin> bins, double duration, int skipped, boolean broken, boolean found) {}

    /** The description beside {@code video}, if there is one: {@code match.info.json} for {@code match.mp4}. */
    public static Optional<Path> beside(Path video) {
        var name = String.valueOf(video.getFileName());
        var dot = name.lastIndexOf('.');
        var file = video.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".info.json");
        return Files.isRegularFile(file) && Files.isReadable(file) ? Optional.of(file) : Optional.empty();
    }

    /**
     * The curve of a file that somebody named.
     *
     * @param length of the video that the curve is for
     * @throws InputException if there is no such file, or no heat map in it
     */
    public static Imported read(Path file, Duration length) {
        var raw = raw(file);
        if (!raw.found) throw unreadable(file, "it holds no list named \"heatmap\"; few videos have one");
        if (raw.bins.isEmpty()) throw unreadable(file, "its heat map is empty");
        return curve(raw, length);
    }

    /** The curve of a file that was found beside the video; without a heat map, or unreadable, it is nothing. */
    public static Imported readFound(Path file, Duration length) {
        try {
            var raw = raw(file);
            return raw.bins.isEmpty() ? Imported.NOTHING : curve(raw, length);
        } catch (InputException _) {
            return Imported.NOTHING;
        }
    }

    private static Raw raw(Path file) {
        return ImportedFile.reading(file, ErrorCode.HEATMAP_UNREADABLE, MOST_BYTES, in -> {
            var raw = ImportedJson.heatMap(in, MOST_BINS, LONGEST_SECONDS);
            if (raw.broken && raw.bins.isEmpty()) throw unreadable(file, "it is not JSON, or it is damaged");
            return raw;
        });
    }

    private static Imported curve(Raw raw, Duration length) {
        var notes = new ArrayList<Note>();
        if (raw.skipped > 0) notes.add(new Note.Skipped(raw.skipped));
        if (raw.broken) notes.add(new Note.BrokenOff(raw.bins.size()));
        var bins = distinct(raw.bins.stream()
                .sorted(Comparator.comparingDouble(Bin::start).thenComparingDouble(Bin::end))
                .toList());
        var is = MediaTime.micros(length);
        var says = Math.round((raw.duration > 0 ? raw.duration : bins.getLast().end()) * 1e6);
        if (Math.abs(says - is) > SAME_LENGTH * is) notes.add(new Note.OtherVideo(says, is));
        return new Imported(Optional.of(new Replay(bins).track(length)), notes);
    }

    /** Of bins with the same middle the first: a curve has one value at a time. */
    private static List<Bin> distinct(List<Bin> sorted) {
        var distinct = new ArrayList<Bin>();
        for (var bin : sorted) {
            if (!distinct.isEmpty()) {
                var before = distinct.getLast();
                if (before.start() + before.end() >= bin.start() + bin.end()) continue;
            }
            distinct.add(bin);
        }
        return distinct;
    }

    private static InputException unreadable(Path file, String why) {
        return new InputException(ErrorCode.HEATMAP_UNREADABLE, String.valueOf(file.getFileName()), why);
    }
}
