package com.cliply.engine;

import com.cliply.engine.clip.Clips;
import com.cliply.engine.demo.DemoVideo;
import com.cliply.engine.event.Events;
import com.cliply.engine.highlight.HighlightFinder;
import com.cliply.engine.id.Ids;
import com.cliply.engine.job.JobHandler;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.MachineManners;
import com.cliply.engine.media.EncoderTrials;
import com.cliply.engine.media.FrameTimes;
import com.cliply.engine.media.MediaEncoder;
import com.cliply.engine.media.MediaProbe;
import com.cliply.engine.media.MediaScanner;
import com.cliply.engine.media.ffmpeg.FfmpegEncoderTrials;
import com.cliply.engine.media.ffmpeg.FfmpegFrameTimes;
import com.cliply.engine.media.ffmpeg.FfmpegMediaEncoder;
import com.cliply.engine.media.ffmpeg.FfmpegMediaScanner;
import com.cliply.engine.media.ffmpeg.FfmpegProbe;
import com.cliply.engine.project.Importer;
import com.cliply.engine.render.Presets;
import com.cliply.engine.render.RenderVerifier;
import com.cliply.engine.render.Renderer;
import com.cliply.engine.work.DetectHighlightsWork;
import com.cliply.engine.work.ProbeSourceWork;
import com.cliply.engine.work.PurgeJobsWork;
import com.cliply.engine.work.RenderClipWork;
import java.time.InstantSource;
import java.util.stream.Stream;

/** The front door: builds the parts of the engine and hands them out. Nothing native is loaded before it is used. */
public final class Engine {
    private final InstantSource clock;
    private final Events events;
    private final Ids ids;
    private final Presets presets;
    private final MediaProbe probe = new FfmpegProbe();
    private final MediaScanner scanner = new FfmpegMediaScanner();
    private final FrameTimes frameTimes = new FfmpegFrameTimes();
    private final MediaEncoder encoder;
    private final EncoderTrials trials = new FfmpegEncoderTrials();
    private final HighlightFinder finder = new HighlightFinder(scanner);

    /** On this machine as it is, with the presets that came with this version. */
    public Engine(InstantSource clock, Events events) {
        this(clock, events, MachineManners.ofThisMachine(), Presets.builtIn());
    }

    /**
     * The same on a machine with manners of its own.
     *
     * @param manners how many cores are left to others
     * @param presets what renditions may be ordered by
     */
    public Engine(InstantSource clock, Events events, MachineManners manners, Presets presets) {
        this.presets = presets;
        encoder = new FfmpegMediaEncoder(Runtime.getRuntime().availableProcessors(), manners.coresHeldBack());
        this.clock = clock;
        this.events = events;
        this.ids = new Ids(clock);
    }

    public MediaProbe probe() {
        return probe;
    }

    public HighlightFinder highlights() {
        return finder;
    }

    public EncoderTrials encoders() {
        return trials;
    }

    public FrameTimes frameTimes() {
        return frameTimes;
    }

    public DemoVideo demo() {
        return new DemoVideo(encoder, trials);
    }

    public Importer importer(Stores stores) {
        return new Importer(probe, stores.projects(), stores.transactions(), ids, clock);
    }

    /**
     * What this installation can do with each kind of job.
     *
     * @param more further handlers, for work on what the engine itself does not have
     */
    public JobHandlers handlers(Stores stores, JobHandler<?>... more) {
        var renderer = new Renderer(encoder, trials, new RenderVerifier(probe, scanner));
        var own = Stream.<JobHandler<?>>of(
                new ProbeSourceWork(importer(stores), stores.projects(), stores.jobs()),
                new DetectHighlightsWork(
                        finder,
                        new Clips(ids),
                        stores.projects(),
                        stores.clips(),
                        stores.renditions(),
                        presets,
                        stores.jobs(),
                        clock,
                        events),
                new RenderClipWork(
                        renderer, presets, stores.projects(), stores.clips(), stores.renditions(), clock, events),
                new PurgeJobsWork(stores.operations()));
        return new JobHandlers(Stream.concat(own, Stream.of(more)).toArray(JobHandler<?>[]::new));
    }
}
