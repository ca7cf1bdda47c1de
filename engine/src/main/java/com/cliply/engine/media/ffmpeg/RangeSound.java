package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;

import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.EncodeSource;
import com.cliply.engine.media.WorkMonitor;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * The sound of ranges of a source, one after the other, each exactly as long as its pictures: its tracks are added up, what
 * they lack is silence, each range fades in and out over 5 ms so that no join clicks.
 */
final class RangeSound implements FrameStream {
    private static final int RATE = EncodeRequest.Sound.SAMPLE_RATE;
    private static final int BLOCK_SAMPLES = RATE / 10;
    private static final int FADE_SAMPLES = RATE / 200;

    private final FrameTimeline timeline;
    private final List<TrackSound> tracks = new ArrayList<>();
    private final SoundBlock block = new SoundBlock();
    private int range = -1;
    private long length;
    private long within;
    private long sample;

    RangeSound(EncodeSource.Ranges source, FrameTimeline timeline, WorkMonitor monitor) {
        this.timeline = timeline;
        try {
            for (var stream : source.audioTracks()) tracks.add(new TrackSound(source.file(), stream, monitor));
        } catch (RuntimeException error) {
            close();
            throw error;
        }
    }

    @Override
    public @Nullable AVFrame next() {
        while (within >= length) if (!begin()) return null;
        var count = (int) Math.min(BLOCK_SAMPLES, length - within);
        var frame = block.fresh(count, AV_SAMPLE_FMT_FLTP, sample);
        var left = silent(SoundBlock.channel(frame, 0));
        var right = silent(SoundBlock.channel(frame, 1));
        for (var track : tracks) track.addTo(left, right);
        fade(left);
        fade(right);
        within += count;
        sample += count;
        return frame;
    }

    private boolean begin() {
        if (range + 1 >= timeline.ranges().size()) return false;
        range++;
        within = 0;
        length = timeline.samplesBefore(timeline.firstFrame(range + 1), RATE)
                - timeline.samplesBefore(timeline.firstFrame(range), RATE);
        if (length > 0)
            for (var track : tracks) track.begin(timeline.ranges().get(range).start());
        return true;
    }

    private static FloatBuffer silent(FloatBuffer samples) {
        for (int index = 0; index < samples.capacity(); index++) samples.put(index, 0);
        return samples;
    }

    private void fade(FloatBuffer samples) {
        var over = Math.clamp(length / 2, 1, FADE_SAMPLES);
        for (int index = 0; index < samples.capacity(); index++) {
            var fromEdge = Math.min(within + index, length - 1 - within - index);
            if (fromEdge < over) samples.put(index, samples.get(index) * fromEdge / over);
        }
    }

    @Override
    public void close() {
        tracks.forEach(TrackSound::close);
        block.close();
    }
}
