package com.cliply.storage.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.cliply.engine.Samples;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.event.Events;
import com.cliply.engine.event.StudioEvent;
import com.cliply.engine.id.Ids;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.id.PublicationId;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobFilter;
import com.cliply.engine.job.JobKind;
import com.cliply.storage.Storage;
import com.cliply.storage.db.DatabaseAddress;
import com.cliply.storage.files.StudioFolders;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** How many jobs a second, how soon one starts, and what a long history costs; on an H2 file with its one write lane. */
public final class JobsBench {
    private static final int JOBS = 3_000;
    private static final int WARM_UP = 1_000;
    private static final int STARTS = 200;
    private static final int FINISHED = 100_000;
    private static final int PAGE = 50;
    private static final int ROUNDS = 40;

    private final Storage storage;
    private final Path folder;
    private final ProjectId project;
    private final Ids ids = new Ids(InstantSource.system());

    private JobsBench(Storage storage, Path folder) {
        this.storage = storage;
        this.folder = folder;
        var sample = new Samples().aProject("bench");
        project = sample.id();
        storage.stores().projects().save(sample);
    }

    public static void main(String[] words) throws Exception {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) root.setLevel(Level.ERROR);
        var folder = Files.createTempDirectory("cliply-bench");
        try (var storage = Storage.open(folder, InstantSource.system())) {
            new JobsBench(storage, folder).run();
        }
        NodesBench.run();
    }

    private void run() throws Exception {
        tellLoad();
        System.out.println("No-op jobs through the whole path, " + JOBS + " after " + WARM_UP + " to warm up:");
        var _ = jobsPerSecond(WARM_UP);
        for (int round = 0; round < 3; round++) System.out.printf(Locale.ROOT, "  %.0f jobs/s%n", jobsPerSecond(JOBS));
        System.out.println();
        System.out.println("| ms | median | 95 % | most |");
        System.out.println("|---|---|---|---|");
        System.out.println("| enqueue to start, idle " + starts());
        fill();
        System.out.println("| the same beside " + FINISHED + " finished jobs " + starts());
        pages().forEach((what, filter) -> System.out.println("| page of " + PAGE + ": " + what + " "
                + Times.of(ROUNDS, () -> storage.stores().jobs().list(filter))));
        System.out.println("| counts of all states "
                + Times.of(ROUNDS, () -> storage.stores().jobs().counts()));
        try (var connection = connection()) {
            System.out.println("| claim: find the due and mark one " + claims(connection));
            purge();
            tellLoad();
            explain(connection);
        }
    }

    static void tellLoad() {
        System.out.printf(
                Locale.ROOT,
                "(load average %.1f on %d cores)%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
    }

    private JobKind work() {
        return new JobKind.Publish(project, new PublicationId(ids.next()));
    }

    private double jobsPerSecond(int jobs) throws InterruptedException {
        var ended = new CountDownLatch(jobs);
        var events = new Events();
        try (var _ = events.subscribe(event -> {
                    if (event instanceof StudioEvent.JobEnded) ended.countDown();
                });
                var runner = storage.jobRunner(workspace -> BenchWork.doing(context -> {}), events)) {
            runner.start();
            var began = System.nanoTime();
            for (int job = 0; job < jobs; job++) storage.stores().jobs().enqueue(work());
            if (!ended.await(5, TimeUnit.MINUTES)) throw new IllegalStateException("not done: " + ended.getCount());
            return jobs / ((System.nanoTime() - began) / 1e9);
        }
    }

    private Times starts() throws InterruptedException {
        var started = new SynchronousQueue<Long>();
        Consumer<JobContext> handOver = context -> {
            try {
                started.put(System.nanoTime());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        };
        var times = new Times(STARTS);
        var jobs = storage.stores().jobs();
        try (var runner = storage.jobRunner(workspace -> BenchWork.doing(handOver), new Events())) {
            runner.start();
            for (int start = -STARTS / 4; start < STARTS; start++) {
                var began = System.nanoTime();
                jobs.enqueue(work());
                var time = started.take() - began;
                if (start >= 0) times.add(time);
                runner.await(() -> jobs.unfinished() == 0);
            }
        }
        return times;
    }

    /** Jobs of three months, as they stand once they have ended, each with three lines of history. */
    private void fill() throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            var workspace = Storage.PERSONAL;
            var states =
                    "case when mod(x, 50) = 0 then 'dead' when mod(x, 40) = 0 then 'cancelled' else 'succeeded' end";
            statement.execute("create local temporary table made as select random_uuid(7) id, x from system_range(1, "
                    + FINISHED + ")");
            statement.execute(
                    "insert into job (workspace_id, id, origin_id, project_id, kind, payload, priority, lane, work_us, state,"
                            + " state_since, not_before, open_parents, attempt, deaths, cancel_requested, progress, stage,"
                            + " enqueued_at, error_code, error_facts, events) select '" + workspace + "', id, id, '"
                            + project
                            + "', case mod(x, 3) when 0 then 'publish/1' when 1 then 'render-clip/1' else 'make-proxy/1' end, '{}', 1,"
                            + " 'network', 0, " + states
                            + ", dateadd('minute', -x, current_timestamp), dateadd('minute', -x, current_timestamp), 0, 1, 0, false,"
                            + " 1, '', dateadd('minute', -x, current_timestamp),"
                            + " case when mod(x, 50) = 0 then 'disk_full' end, case when mod(x, 50) = 0 then '[]' end, 3 from made");
            statement.execute(
                    "insert into job_event (workspace_id, job_id, place, at, attempt, actor, from_state, what,"
                            + " detail) select '" + workspace
                            + "', id, y.x, dateadd('minute', -made.x, current_timestamp), 1, 'worker:4711', 'running', 'succeeded', ''"
                            + " from made, system_range(1, 3) y");
            statement.execute("analyze");
        }
    }

    private Map<String, JobFilter> pages() {
        var newest = JobFilter.newest(PAGE);
        var last = storage.stores().jobs().newest(20_000).getLast().id();
        var pages = new LinkedHashMap<String, JobFilter>();
        pages.put("newest", newest);
        pages.put("behind the 20,000th", newest.olderThan(last));
        pages.put("dead", newest.inStates(Set.of("dead")));
        pages.put("dead or cancelled", newest.inStates(Set.of("dead", "cancelled")));
        pages.put("queued or running, none", newest.inStates(Set.of("queued", "running")));
        pages.put("of a kind", newest.ofKinds(Set.of("render-clip")));
        pages.put("of a kind that does not occur", newest.ofKinds(Set.of("make-thumbnails")));
        pages.put("of a project", newest.ofProject(project));
        pages.put("for a code", newest.because(ErrorCode.DISK_FULL));
        pages.put("for a code that does not occur", newest.because(ErrorCode.TIME_LIMIT));
        pages.put("since a day", newest.since(InstantSource.system().instant().minus(Duration.ofDays(1))));
        return pages;
    }

    private static final String DUE = "select * from scheduled_tasks where picked = false and execution_time <= ?"
            + " and task_name = 'job-network' order by priority desc, execution_time fetch first 12 rows only";

    /** The statements of db-scheduler, with a hundred jobs waiting. */
    private Times claims(Connection connection) throws SQLException {
        for (int job = 0; job < 100; job++) storage.stores().jobs().enqueue(work());
        try (var due = connection.prepareStatement(DUE);
                var mark = connection.prepareStatement("update scheduled_tasks set picked = true, picked_by = 'bench',"
                        + " last_heartbeat = ?, version = version + 1 where picked = false and task_name = ?"
                        + " and task_instance = ? and version = ?")) {
            return Times.of(ROUNDS, () -> claim(due, mark));
        }
    }

    private static void claim(PreparedStatement due, PreparedStatement mark) {
        try {
            var now = InstantSource.system().instant();
            due.setObject(1, now.atOffset(ZoneOffset.UTC));
            try (var rows = due.executeQuery()) {
                if (!rows.next()) throw new IllegalStateException("nothing is due");
                mark.setObject(1, now.atOffset(ZoneOffset.UTC));
                mark.setString(2, rows.getString("task_name"));
                mark.setString(3, rows.getString("task_instance"));
                mark.setLong(4, rows.getLong("version"));
                if (mark.executeUpdate() != 1) throw new IllegalStateException("claimed by somebody else");
            }
        } catch (SQLException error) {
            throw new IllegalStateException(error);
        }
    }

    private void purge() {
        var began = System.nanoTime();
        var purged = storage.stores()
                .operations()
                .purge(JobFilter.newest(1), InstantSource.system().instant().minus(Duration.ofDays(60)));
        var seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(Locale.ROOT, "%nPurged %d jobs in %.1f s.%n", purged, seconds);
    }

    private void explain(Connection connection) throws SQLException {
        var list = "select * from job where workspace_id = '" + Storage.PERSONAL
                + "' and enqueued_at <= timestamp with time zone '9999-01-01 00:00:00+00'%s order by workspace_id desc,%s"
                + " enqueued_at desc, id desc fetch first 50 rows only";
        explain(connection, String.format(Locale.ROOT, list, "", ""));
        explain(connection, String.format(Locale.ROOT, list, " and state = 'dead'", " state desc,"));
        explain(connection, String.format(Locale.ROOT, list, " and kind = 'publish/1'", " kind desc,"));
        explain(
                connection,
                String.format(Locale.ROOT, list, " and project_id = '" + project + "'", " project_id desc,"));
        explain(connection, DUE.replace("?", "current_timestamp"));
    }

    private static void explain(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("explain analyze " + sql)) {
            while (rows.next())
                rows.getString(1)
                        .lines()
                        .filter(line -> line.contains("/*") || line.contains("scanCount"))
                        .forEach(line ->
                                System.out.println(sql.replaceFirst(".*? where ", "") + "\n    " + line.strip()));
        }
    }

    private Connection connection() throws SQLException {
        var address = DatabaseAddress.ofFile(folder, new StudioFolders(folder).database());
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }
}
