package com.cliply.app.cli;

import com.cliply.app.AppConfig;
import com.cliply.app.Studio;
import com.cliply.engine.Samples;
import com.cliply.engine.backup.Recovery;
import com.cliply.engine.event.Events;
import com.cliply.engine.health.HealthCheck;
import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobHandler;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobOrder;
import com.cliply.engine.job.JobRules;
import com.cliply.engine.job.RetryPolicy;
import com.cliply.engine.transcribe.Transcribers;
import com.cliply.engine.transcribe.whisper.ModelChoice;
import com.cliply.storage.Storage;
import com.cliply.storage.db.DatabaseAddress;
import com.cliply.storage.files.StudioFolders;
import com.cliply.storage.vault.KeySources;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** A data folder with a real database, for commands that are typed at it one after the other. */
final class RealStudio implements StudioDoor {
    private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1));

    private final Path folder;
    private final Samples samples = new Samples();
    private final AtomicReference<Instant> now = new AtomicReference<>(Samples.START);
    final InstantSource clock = now::get;

    /** What the person at the terminal says when asked; empty if there is none. */
    Optional<String> answer = Optional.empty();

    RealStudio(Path folder) {
        this.folder = folder;
    }

    void pass(Duration time) {
        now.updateAndGet(moment -> moment.plus(time));
    }

    /** A moment after whatever was typed before. */
    Typed typed(Object... words) {
        pass(Duration.ofMillis(1));
        var out = new StringWriter();
        var err = new StringWriter();
        var terminal = new Terminal(
                new PrintWriter(out), new PrintWriter(err), false, false, true, () -> 200, question -> answer);
        var context = new CliContext(this, terminal, folder, folder, clock, ZoneOffset.UTC, new Interruption(), false);
        var code = new Cli(context).run(Stream.of(words).map(String::valueOf).toArray(String[]::new));
        return new Typed(
                code, out.toString().replace("\r\n", "\n"), err.toString().replace("\r\n", "\n"));
    }

    /** Does something with the storage itself, with rules that give each job one attempt. */
    <T> T inside(Function<Storage, T> work) {
        try (var storage = Storage.open(folder, clock, kind -> JobRules.of(kind).withRetries(ONCE))) {
            return work.apply(storage);
        }
    }

    ProjectId aProject(String name) {
        return inside(storage -> {
            var project = samples.aProject(name);
            storage.stores().projects().save(project);
            return project.id();
        });
    }

    JobId aJob(ProjectId project) {
        return aJob(project, order -> order);
    }

    /** Each a second after the one before. */
    JobId aJob(ProjectId project, Function<JobOrder, JobOrder> more) {
        pass(Duration.ofSeconds(1));
        var order = JobOrder.of(new JobKind.MakeThumbnails(project, new ClipId(samples.anId())));
        return inside(storage -> storage.stores().jobs().enqueue(more.apply(order)));
    }

    /** Lets all that is queued be done in this way. */
    void done(Consumer<JobContext> work) {
        inside(storage -> {
            try (var runner = storage.jobRunner(workspace -> new JobHandlers(new Doing(work)), new Events())) {
                runner.start();
                runner.await(() -> storage.stores().jobs().counts().keySet().stream()
                        .noneMatch(List.of("queued", "running")::contains));
                return true;
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        });
    }

    private record Doing(Consumer<JobContext> work) implements JobHandler<JobKind.MakeThumbnails> {
        @Override
        public Class<JobKind.MakeThumbnails> kind() {
            return JobKind.MakeThumbnails.class;
        }

        @Override
        public void run(JobKind.MakeThumbnails kind, JobContext context) {
            work.accept(context);
        }
    }

    /** Leaves the job as a process leaves it that hangs or is gone. */
    void seemsToRun(JobId job) throws SQLException {
        var address = DatabaseAddress.ofFile(folder, new StudioFolders(folder).database());
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement()) {
            statement.execute("update job set state = 'running', worker = 'somebody', attempt = 1, progress = 0.4,"
                    + " stage = 'looking' where id = '" + job + "'");
            statement.execute("update scheduled_tasks set picked = true, picked_by = 'somebody',"
                    + " last_heartbeat = current_timestamp where task_instance = '" + job + "'");
        }
    }

    @Override
    public Opening open(Path dataFolder, Call call) {
        return new Opening.Here(Studio.open(new AppConfig(dataFolder), clock, KeySources.bare()));
    }

    @Override
    public FolderHold hold(Path dataFolder) {
        throw new UnsupportedOperationException("nobody is kept out here");
    }

    @Override
    public Transcribers transcribers(Path dataFolder, Optional<ModelChoice> model) {
        return new Transcribers(List.of());
    }

    @Override
    public Recovery recovery(Path dataFolder) {
        throw new UnsupportedOperationException("no backups here");
    }

    @Override
    public Optional<char[]> pipedSecret() {
        return Optional.empty();
    }

    @Override
    public OutsideServices services(Path dataFolder) {
        throw new AssertionError("nothing is asked outside");
    }

    @Override
    public Optional<char[]> askSecret(String question) {
        return Optional.empty();
    }

    @Override
    public MediaTools media(Path dataFolder) {
        throw new UnsupportedOperationException("no media here");
    }

    @Override
    public List<HealthCheck> checks(Path dataFolder) {
        return List.of();
    }

    @Override
    public void logToConsole(Consumer<String> lines) {}

    @Override
    public Optional<Path> logFile() {
        return Optional.of(folder.resolve("logs").resolve("cliply.jsonl"));
    }
}
