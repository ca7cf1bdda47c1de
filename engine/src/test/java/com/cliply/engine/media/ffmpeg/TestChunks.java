package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.media.ChunkLayout;
import com.cliply.engine.media.ChunkSink;
import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.EncodeSource;
import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.Orientation;
import com.cliply.engine.media.PictureOutput;
import com.cliply.engine.media.PictureTransform;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chunks of a film in a folder, as a rendition has them. */
public final class TestChunks implements ChunkSink {
    private final Path folder;
    private final List<Path> written = new ArrayList<>();

    public TestChunks(Path folder) {
        this.folder = folder;
    }

    @Override
    public Path begin(int chunk) {
        return folder.resolve("chunk-%04d.mp4".formatted(chunk));
    }

    @Override
    public long bytes(int chunk) {
        var file = begin(chunk);
        return written.contains(file) ? file.toFile().length() : -1;
    }

    @Override
    public void written(int chunk, Path file) {
        written.add(file);
    }

    /** Whole ones, in the order in which they were made. */
    public List<Path> written() {
        return List.copyOf(written);
    }

    /**
     * A range of the whole picture at 30 frames a second.
     *
     * @param frames of each chunk
     */
    public PictureOutput of(Path film, TimeRange range, FrameSize size, int frames, int threads, Set<Integer> done) {
        return of(film, List.of(range), size, frames, threads, done);
    }

    /** The same of several ranges; what is left over for a chunk joins the last one. */
    public PictureOutput of(
            Path film, List<TimeRange> ranges, FrameSize size, int frames, int threads, Set<Integer> done) {
        var info = new FfmpegProbe().probe(film);
        var track = info.video().orElseThrow();
        var cut = new PictureTransform.Cut(
                0, 0, track.storedSize().width(), track.storedSize().height());
        var options = TestMedia.encoder().equals("libx264")
                ? Map.of("preset", "veryfast", "crf", "20", "g", "15")
                : Map.of("b", "3000000", "g", "15", "allow_skip_frames", "0");
        var rate = FrameRate.of(30);
        var all = rate.nearestFrame(
                MediaTime.at(ranges.stream().map(TimeRange::duration).reduce(Duration.ZERO, Duration::plus)));
        return new PictureOutput(
                new EncodeSource.Ranges(film, info, track.index(), List.of(), ranges),
                new EncodeRequest.Picture(
                        new PictureTransform(Orientation.UPRIGHT, cut, size, size, false),
                        rate,
                        TestMedia.encoder(),
                        options),
                threads,
                new ChunkLayout(all, frames, (int) ((all + frames - 1) / frames)),
                done,
                this);
    }
}
