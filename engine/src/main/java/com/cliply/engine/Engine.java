package com.cliply.engine;

import com.cliply.engine.analysis.AnalysisCache;
import com.cliply.engine.analysis.picture.ShotFinder;
import com.cliply.engine.analysis.transcript.TranscriptSources;
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
import com.cliply.engine.media.PictureEncoder;
import com.cliply.engine.media.ProxyMaker;
import com.cliply.engine.media.ffmpeg.FfmpegEncoderTrials;
import com.cliply.engine.media.ffmpeg.FfmpegFrameTimes;
import com.cliply.engine.media.ffmpeg.FfmpegMediaEncoder;
import com.cliply.engine.media.ffmpeg.FfmpegMediaScanner;
import com.cliply.engine.media.ffmpeg.FfmpegPictureEncoder;
import com.cliply.engine.media.ffmpeg.FfmpegPictureReader;
import com.cliply.engine.media.ffmpeg.FfmpegProbe;
import com.cliply.engine.media.ffmpeg.FfmpegProxyMaker;
import com.cliply.engine.media.ffmpeg.FfmpegSpeechEncoder;
import com.cliply.engine.media.ffmpeg.FfmpegStreamCopier;
import com.cliply.engine.media.ffmpeg.FfmpegSubtitleTracks;
import com.cliply.engine.project.Importer;
import com.cliply.engine.project.Relinker;
import com.cliply.engine.project.SourceFinder;
import com.cliply.engine.proxy.ProxyBuilder;
import com.cliply.engine.proxy.ProxyFocus;
import com.cliply.engine.proxy.ProxyLibrary;
import com.cliply.engine.proxy.ProxyLimits;
import com.cliply.engine.render.Presets;
import com.cliply.engine.render.RenderVerifier;
import com.cliply.engine.render.Renderer;
import com.cliply.engine.transcribe.SentSpeech;
import com.cliply.engine.transcribe.Transcriber;
import com.cliply.engine.transcribe.whisper.ChildStart;
import com.cliply.engine.transcribe.whisper.ModelChoice;
import com.cliply.engine.transcribe.whisper.ModelProof;
import com.cliply.engine.transcribe.whisper.Patience;
import com.cliply.engine.transcribe.whisper.WhisperTranscriber;
import com.cliply.engine.work.DetectHighlightsWork;
import com.cliply.engine.work.FindAids;
import com.cliply.engine.work.MakeProxyWork;
import com.cliply.engine.work.ProbeSourceWork;
import com.cliply.engine.work.PurgeJobsWork;
import com.cliply.engine.work.RenderClipWork;
import com.cliply.engine.work.TranscribeSourceWork;
import java.nio.file.Path;
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
    private final MediaEncoder encoder = new FfmpegMediaEncoder();
    private final PictureEncoder pictures;
    private final int cores;
    private final EncoderTrials trials = new FfmpegEncoderTrials();
    private final HighlightFinder finder;
    private final ShotFinder shots;
    private final TranscriptSources transcripts = new TranscriptSources(new FfmpegSubtitleTracks());
    private final ProxyMaker proxyMaker;
    private final ProxyFocus proxyFocus = new ProxyFocus();
    private final ProxyLimits proxyLimits;

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
        this(clock, events, manners, presets, ProxyLimits.USUAL, AnalysisCache.NONE);
    }

    /**
     * The same with a limit of its own for proxies, and a memory for what was measured.
     *
     * @param manners how many cores are left to others
     * @param presets what renditions may be ordered by
     * @param proxyLimits how much room proxies may take
     * @param measured remembers what was measured of sources
     */
    public Engine(
            InstantSource clock,
            Events events,
            MachineManners manners,
            Presets presets,
            ProxyLimits proxyLimits,
            AnalysisCache measured) {
        finder = new HighlightFinder(scanner, measured, clock);
        shots = new ShotFinder(new FfmpegPictureReader(), measured);
        this.presets = presets;
        cores = Math.max(1, Runtime.getRuntime().availableProcessors() - manners.coresHeldBack());
        pictures = new FfmpegPictureEncoder(cores);
        proxyMaker = new FfmpegProxyMaker(cores, encoderThreads(cores));
        this.proxyLimits = proxyLimits;
        this.clock = clock;
        this.events = events;
        this.ids = new Ids(clock);
    }

    /** As many as x264 itself takes: half as many again as there are cores, for they wait for each other now and then. */
    static int encoderThreads(int cores) {
        return Math.max(1, cores * 3 / 2);
    }

    public MediaProbe probe() {
        return probe;
    }

    public HighlightFinder highlights() {
        return finder;
    }

    /**
     * Whisper with a model on this machine.
     *
     * @param workFolder where its process keeps what it unpacks; it need not be there
     */
    public Transcriber whisper(ModelChoice model, ModelProof proof, ChildStart starter, Path workFolder) {
        return new WhisperTranscriber(scanner, model, proof, starter, workFolder, cores, Patience.USUAL);
    }

    /** Where the words of a video come from. */
    public TranscriptSources transcripts() {
        return transcripts;
    }

    /** Says where the shots of a file begin and end. */
    public ShotFinder shots() {
        return shots;
    }

    /** The sound of files for services that write it down; nothing is sent by making it. */
    public SentSpeech sentSpeech() {
        return new SentSpeech(scanner, new FfmpegSpeechEncoder());
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

    /** Finds the files of projects, also where they have been moved. */
    public SourceFinder sources(Stores stores) {
        return new SourceFinder(stores.projects(), clock);
    }

    public Relinker relinker(Stores stores) {
        return new Relinker(importer(stores), stores.projects(), stores.audit(), stores.transactions());
    }

    /** The proxies of an installation; all of them have the one focus of this engine. */
    public ProxyLibrary proxies(WorkFolders folders) {
        return new ProxyLibrary(folders.proxies(), proxyMaker, proxyLimits, proxyFocus, clock);
    }

    /** What this installation can do with each kind of job by itself. */
    public JobHandlers handlers(Stores stores, WorkFolders folders) {
        return handlers(stores, folders, FindAids.NONE);
    }

    /**
     * What this installation can do with each kind of job.
     *
     * @param folders for what is being made
     * @param aids who helps to find highlights if that is asked for
     * @param more further handlers, for work on what the engine itself does not have
     */
    public JobHandlers handlers(Stores stores, WorkFolders folders, FindAids aids, JobHandler<?>... more) {
        var renderer = new Renderer(
                encoder,
                pictures,
                new FfmpegStreamCopier(),
                trials,
                new RenderVerifier(probe, scanner, encoder),
                encoderThreads(cores));
        var own = Stream.<JobHandler<?>>of(
                new ProbeSourceWork(importer(stores), sources(stores), stores.projects(), stores.jobs()),
                new TranscribeSourceWork(aids, transcripts, sources(stores), stores.projects(), stores.jobs(), events),
                new DetectHighlightsWork(
                        finder,
                        transcripts,
                        aids,
                        new Clips(ids),
                        sources(stores),
                        stores.projects(),
                        stores.clips(),
                        stores.renditions(),
                        presets,
                        stores.jobs(),
                        clock,
                        events),
                new RenderClipWork(
                        renderer,
                        sources(stores),
                        folders.renders(),
                        stores.journal(),
                        presets,
                        stores.projects(),
                        stores.clips(),
                        stores.renditions(),
                        clock,
                        events),
                new MakeProxyWork(
                        new ProxyBuilder(proxies(folders), proxyMaker, trials, clock),
                        sources(stores),
                        stores.projects(),
                        stores.clips()),
                new PurgeJobsWork(stores.operations()));
        return new JobHandlers(Stream.concat(own, Stream.of(more)).toArray(JobHandler<?>[]::new));
    }
}
