package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.media.PictureOutput;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import java.util.List;

/** Counts the frames of all outputs that are made together. */
final class FrameProgress {
    private final WorkMonitor monitor;
    private final MediaTime whole;
    private final FrameRate rate;
    private long frames;

    private FrameProgress(WorkMonitor monitor, FrameRate rate, long frames, long whole) {
        this.monitor = monitor;
        this.rate = rate;
        this.frames = frames;
        this.whole = rate.timeOf(whole);
    }

    /** Of outputs some chunks of which may be done. */
    static FrameProgress of(List<PictureOutput> outputs, WorkMonitor monitor) {
        var whole = 0L;
        var done = 0L;
        for (var output : outputs) {
            whole += output.layout().frames();
            for (var chunk : output.done())
                done += output.layout().end(chunk) - output.layout().first(chunk);
        }
        return new FrameProgress(monitor, outputs.getFirst().picture().rate(), done, whole);
    }

    /** For what was counted before: it only asks whether to stop. */
    static FrameProgress silent(WorkMonitor monitor) {
        return new FrameProgress(monitor, FrameRate.of(1), 0, 0);
    }

    WorkMonitor monitor() {
        return monitor;
    }

    void passed(long more) {
        monitor.throwIfCancelled();
        if (whole.equals(MediaTime.ZERO)) return;
        frames += more;
        monitor.done(MediaTime.ZERO.until(rate.timeOf(frames).min(whole)), MediaTime.ZERO.until(whole));
    }
}
