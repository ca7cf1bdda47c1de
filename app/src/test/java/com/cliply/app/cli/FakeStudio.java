package com.cliply.app.cli;

import com.cliply.engine.InMemoryStores;
import com.cliply.engine.Samples;
import com.cliply.engine.Stores;
import com.cliply.engine.analysis.Analysis;
import com.cliply.engine.analysis.picture.Shot;
import com.cliply.engine.analysis.transcript.FoundTranscript;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.analysis.transcript.TranscriptOrigin;
import com.cliply.engine.analysis.transcript.TranscriptWish;
import com.cliply.engine.backup.Recovery;
import com.cliply.engine.clip.Clip;
import com.cliply.engine.clip.ClipStatus;
import com.cliply.engine.event.Events;
import com.cliply.engine.event.StudioEvent;
import com.cliply.engine.health.HealthCheck;
import com.cliply.engine.highlight.ClipEdges;
import com.cliply.engine.highlight.Detection;
import com.cliply.engine.highlight.EarlyHighlights;
import com.cliply.engine.highlight.EvidenceBook;
import com.cliply.engine.highlight.FindRequest;
import com.cliply.engine.highlight.Highlight;
import com.cliply.engine.highlight.HighlightDetector;
import com.cliply.engine.highlight.HighlightReason;
import com.cliply.engine.highlight.Profile;
import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.Ids;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.id.RenditionId;
import com.cliply.engine.id.SourceId;
import com.cliply.engine.job.InMemoryJobQueue;
import com.cliply.engine.job.Job;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobOrder;
import com.cliply.engine.job.JobRunner;
import com.cliply.engine.job.JobState;
import com.cliply.engine.job.LaneHold;
import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.media.FrameList;
import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.SoundWish;
import com.cliply.engine.media.SourceMedia;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.media.ffmpeg.FfmpegProxyMaker;
import com.cliply.engine.project.ImportResult;
import com.cliply.engine.project.Project;
import com.cliply.engine.project.RelinkResult;
import com.cliply.engine.proxy.ProxyFocus;
import com.cliply.engine.proxy.ProxyLibrary;
import com.cliply.engine.proxy.ProxyLimits;
import com.cliply.engine.render.Rendition;
import com.cliply.engine.time.TimeRange;
import com.cliply.engine.transcribe.Transcriber;
import com.cliply.engine.transcribe.Transcribers;
import com.cliply.engine.transcribe.whisper.ModelChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** A studio in memory whose runner does all work at once, on the thread that starts it, with results that a test decides. */
final class FakeStudio implements StudioDoor, OpenStudio, MediaTools, JobRunner {
    private final AtomicLong millis = new AtomicLong(Samples.START.toEpochMilli());
    private final Ids ids = new Ids(() -> Instant.ofEpochMilli(millis.incrementAndGet()));
    Stores stores = InMemoryStores.make(() -> Instant.ofEpochMilli(millis.incrementAndGet()));
    final Events events = new Events();
    final ProxyFocus focus = new ProxyFocus();
    final List<Highlight> highlights = new ArrayList<>();
    final List<Shot> shots = new ArrayList<>();
    /** What detecting says when half of it is done. */
    final List<Highlight> earlyHighlights = new ArrayList<>();

    boolean measuredAgain;
    final Map<String, Problem> refusals = new HashMap<>();
    final List<HealthCheck> checks = new ArrayList<>();
    Optional<Problem> renderProblem = Optional.empty();
    Supplier<RuntimeException> opening = () -> new IllegalStateException("opened though it should not be");
    boolean opens = true;
    boolean works = true;
    /** What is to be said of every file. */
    List<String> notes = List.of();

    long renderedBytes = 2_500_000;
    Runnable onStart = () -> {};
    boolean consoleLog;
    final FakeBackups backups = new FakeBackups();
    Optional<String> typedSecret = Optional.empty();
    Optional<String> pipedSecret = Optional.empty();
    final FakeServices services = new FakeServices();
    final List<Path> opened = new ArrayList<>();
    final List<Call> calls = new ArrayList<>();
    Transcript said = Transcript.EMPTY;
    final List<Transcriber> transcribers = new ArrayList<>();
    final List<Optional<ModelChoice>> models = new ArrayList<>();
    OptionalInt doneThere = OptionalInt.empty();

    static Highlight aHighlight(long startSeconds, double score) {
        return new Highlight(
                TimeRange.ofMicros(startSeconds * 1_000_000, (startSeconds + 12) * 1_000_000),
                score,
                "Moment at " + startSeconds,
                List.of(),
                List.of(
                        new HighlightReason("reaction", 0.6, "Applause"),
                        new HighlightReason("motion", 0.2, "It moves")),
                Optional.of(new ClipEdges(ClipEdges.Start.SENTENCE, ClipEdges.End.PAUSE)));
    }

    @Override
    public Opening open(Path dataFolder, Call call) {
        if (!opens) throw opening.get();
        opened.add(dataFolder);
        calls.add(call);
        if (doneThere.isPresent()) return new Opening.DoneThere(doneThere.getAsInt());
        return new Opening.Here(this);
    }

    @Override
    public FolderHold hold(Path dataFolder) {
        return () -> {};
    }

    @Override
    public MediaTools media(Path dataFolder) {
        return this;
    }

    @Override
    public Transcribers transcribers(Path dataFolder, Optional<ModelChoice> model) {
        models.add(model);
        return new Transcribers(transcribers);
    }

    @Override
    public Recovery recovery(Path dataFolder) {
        opened.add(dataFolder);
        return backups;
    }

    @Override
    public FakeBackups backups() {
        return backups;
    }

    @Override
    public Optional<char[]> pipedSecret() {
        return pipedSecret.map(String::toCharArray);
    }

    @Override
    public OutsideServices services(Path dataFolder) {
        return services;
    }

    @Override
    public Optional<char[]> askSecret(String question) {
        return typedSecret.map(String::toCharArray);
    }

    @Override
    public List<HealthCheck> checks(Path dataFolder) {
        return checks;
    }

    @Override
    public void logToConsole(Consumer<String> lines) {
        consoleLog = true;
    }

    @Override
    public Optional<Path> logFile() {
        return Optional.empty();
    }

    /** Nothing is ever in it. */
    @Override
    public ProxyLibrary proxies() {
        return new ProxyLibrary(
                Path.of("no-proxies-here"),
                new FfmpegProxyMaker(1, 1),
                ProxyLimits.USUAL,
                focus,
                () -> Instant.ofEpochMilli(millis.get()));
    }

    @Override
    public Stores stores() {
        return stores;
    }

    @Override
    public Events events() {
        return events;
    }

    @Override
    public JobRunner runner() {
        return this;
    }

    Project aProject(Path file) {
        var name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
        var fingerprint = new Fingerprint(String.format("%064x", file.hashCode() & 0xffffffffL));
        var project = new Project(
                new ProjectId(ids.next()),
                name,
                new SourceMedia(new SourceId(ids.next()), file, fingerprint, 1_000, Samples.aMediaInfo()),
                Samples.START);
        stores.projects().save(project);
        return project;
    }

    @Override
    public ImportResult importMedia(Path file) {
        var refusal = refusals.get(String.valueOf(file.getFileName()));
        if (refusal != null) return new ImportResult.Refused(refusal.code(), refusal.facts());
        var known = stores.projects().all().stream()
                .filter(project -> project.source().path().equals(file))
                .findFirst();
        return known.isPresent()
                ? new ImportResult.AlreadyImported(known.get())
                : new ImportResult.Imported(aProject(file));
    }

    @Override
    public RelinkResult relink(ProjectId project, Path file, boolean changed) {
        throw new UnsupportedOperationException("that is tried with real files");
    }

    @Override
    public MediaInfo probe(Path file) {
        var refusal = refusals.get(String.valueOf(file.getFileName()));
        if (refusal != null)
            throw new com.cliply.engine.error.MediaException(
                    refusal.code(), refusal.facts().toArray(String[]::new));
        return Samples.aMediaInfo();
    }

    @Override
    public List<Shot> shots(Path file, MediaInfo info, WorkMonitor monitor) {
        monitor.throwIfCancelled();
        monitor.done(Duration.ofSeconds(30), Duration.ofSeconds(60));
        return List.copyOf(shots);
    }

    @Override
    public Detection detect(FindRequest request, EarlyHighlights early, WorkMonitor monitor) {
        monitor.throwIfCancelled();
        monitor.done(Duration.ofSeconds(30), Duration.ofSeconds(60));
        measuredAgain = request.fresh();
        early.found(new Detection(earlyHighlights, Profile.MIXED, 0), Duration.ofSeconds(30));
        var most = request.wish().limits().count();
        return new Detection(highlights.stream().limit(most).toList(), Profile.MIXED, 0);
    }

    @Override
    public EvidenceBook evidence(FindRequest request, WorkMonitor monitor) {
        var nothing = new Analysis(request.info().readableDuration(), List.of(), List.of(), List.of());
        return HighlightDetector.gather(nothing, request.transcript(), request.wish());
    }

    /** 25 a second, for a minute. */
    @Override
    public FrameList frames(Path file, VideoTrack track, WorkMonitor monitor) {
        return new FrameList(
                LongStream.rangeClosed(0, 1_500).map(frame -> frame * 40_000).toArray());
    }

    @Override
    public Transcript transcript(Path file) {
        return said;
    }

    @Override
    public Transcript timed(Path file, MediaInfo info, Transcript transcript, WorkMonitor monitor) {
        return transcript;
    }

    @Override
    public FoundTranscript words(Path video, MediaInfo info, TranscriptWish wish, WorkMonitor monitor) {
        var name = String.valueOf(video.getFileName());
        var beside = video.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".vtt");
        return switch (wish) {
            case TranscriptWish.Given given ->
                new FoundTranscript(said, new TranscriptOrigin.Given(given.file()), List.of());
            case TranscriptWish.Search search
            when Files.exists(beside) -> new FoundTranscript(said, new TranscriptOrigin.Sidecar(beside), List.of());
            case TranscriptWish.Search search ->
                new FoundTranscript(Transcript.EMPTY, new TranscriptOrigin.None(), List.of());
            case TranscriptWish.Without without ->
                new FoundTranscript(Transcript.EMPTY, new TranscriptOrigin.None(), List.of());
        };
    }

    @Override
    public void makeDemo(Path file, WorkMonitor monitor) {
        monitor.throwIfCancelled();
        try {
            Files.writeString(file, "a video");
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** Why nothing heavy starts. */
    List<LaneHold> holds = List.of();

    @Override
    public List<LaneHold> holds() {
        return holds;
    }

    /** Does what is queued, and what comes of it, until nothing is left. */
    @Override
    public void start() {
        onStart.run();
        if (!works) return;
        var queue = (InMemoryJobQueue) stores.jobs();
        for (var next = queued(); next.isPresent(); next = queued()) {
            var job = next.get();
            events.announce(new StudioEvent.JobStarted(job.id(), job.kind().name(), 1));
            var end = work(job);
            queue.attempted(job.id(), end);
            events.announce(new StudioEvent.JobEnded(job.id(), job.kind().name(), end.name()));
        }
    }

    private Optional<Job> queued() {
        return stores.jobs().newest(1_000).reversed().stream()
                .filter(job -> job.state() instanceof JobState.Queued)
                .findFirst();
    }

    private JobState work(Job job) {
        switch (job.kind()) {
            case JobKind.ProbeSource probe -> {
                if (probe.then() != null)
                    stores.jobs().enqueue(JobOrder.of(probe.then()).partOf(job.origin()));
            }
            case JobKind.TranscribeSource transcribe -> {
                if (transcribe.then() != null)
                    stores.jobs().enqueue(JobOrder.of(transcribe.then()).partOf(job.origin()));
            }
            case JobKind.DetectHighlights detect -> suggest(detect, job.origin());
            case JobKind.RenderClip render -> {
                if (renderProblem.isPresent())
                    return new JobState.Dead(
                            Samples.START,
                            renderProblem.get().code(),
                            renderProblem.get().facts());
                for (int output = 0; output < render.outputs().size(); output++) render(job, render, output);
            }
            case JobKind.MakeProxy proxy -> {
                // What it makes is a matter of files.
            }
            default -> throw new IllegalArgumentException(job.kind().name());
        }
        return new JobState.Succeeded(Samples.START);
    }

    private void suggest(JobKind.DetectHighlights detect, JobId origin) {
        var order = detect.then();
        for (var highlight : highlights.stream().limit(detect.count()).toList()) {
            var clip = new Clip(
                    new ClipId(ids.next()),
                    detect.project(),
                    highlight.title(),
                    List.of(highlight.range()),
                    highlight.score(),
                    highlight.reasons(),
                    ClipStatus.SUGGESTED);
            stores.clips().save(clip);
            if (order == null || clip.score() < order.minScore()) continue;
            var outputs = order.aspects().stream()
                    .map(aspect -> new JobKind.RenderClip.Output(
                            clip.id(),
                            order.preset(),
                            aspect,
                            order.folder().resolve(clip.title() + "-" + aspect.replace(':', 'x') + ".mp4"),
                            SoundWish.PLAIN))
                    .toList();
            stores.jobs()
                    .enqueue(JobOrder.of(new JobKind.RenderClip(detect.project(), outputs))
                            .partOf(origin));
        }
    }

    private void render(Job job, JobKind.RenderClip render, int index) {
        var output = render.outputs().get(index);
        events.announce(new StudioEvent.JobProgressed(job.id(), "rendering " + output.aspect(), 0.5, 2));
        stores.renditions()
                .save(new Rendition(
                        new RenditionId(Ids.derived(job.id().value(), index)),
                        output.clip(),
                        output.preset(),
                        output.aspect(),
                        output.file(),
                        Rendition.Status.READY,
                        new FrameSize(1080, 1920),
                        Duration.ofSeconds(12),
                        "libx264",
                        -14.02,
                        -1.2,
                        renderedBytes,
                        "ab".repeat(32),
                        notes,
                        Samples.START));
    }

    @Override
    public void await(BooleanSupplier settled) {
        throw new UnsupportedOperationException("the command line waits by itself");
    }

    @Override
    public void close() {}
}
