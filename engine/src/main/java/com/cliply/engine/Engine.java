package com.cliply.engine;

import com.cliply.engine.event.Events;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.media.EncoderTrials;
import com.cliply.engine.media.MediaProbe;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.media.ffmpeg.FfmpegProbe;
import com.cliply.engine.project.Importer;
import java.nio.file.Path;
import java.util.List;

/** Placeholder until the real one comes. */
public final class Engine {
    public Engine(EngineConfig config, Events events) {}

    public MediaProbe probe() {
        return new FfmpegProbe();
    }

    public EncoderTrials encoders() {
        return List::of;
    }

    public JobHandlers handlers(Stores stores) {
        return new JobHandlers();
    }

    public Importer importer(Stores stores) {
        return new Importer();
    }

    public void makeDemo(Path file, WorkMonitor monitor) {
        monitor.throwIfCancelled();
        if (file.isAbsolute()) throw new UnsupportedOperationException("demo " + file);
    }
}
