package com.cliply.storage.crash;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.cliply.engine.event.Events;
import com.cliply.storage.ChildJvm;
import com.cliply.storage.Storage;
import com.cliply.storage.db.DatabaseAddress;
import com.cliply.storage.files.StudioFolders;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** Starts a process on a data folder, kills it, looks at what it left; now and then lets the rest be done and looks again. */
final class CrashLoop {
    private static final Duration GOING_AGAIN = Duration.ofSeconds(15);
    /** Java's own start on a busy machine included. */
    private static final Duration STARTED = Duration.ofMinutes(1);

    private static final Duration ALL_DONE = Duration.ofMinutes(2);
    private static final int LIVES_OF_A_FOLDER = 25;
    /** One kill in so many comes while the process is still starting, but not while it makes the schema. */
    private static final int EARLY = 10;

    /** After one kill in so many all that is left is done before the next. */
    private static final int DRAINED = 3;

    private final Path folder;
    private final CrashCounts counts;
    private final int shortestMillis;
    private final int longestMillis;
    private final Random random = new Random();
    /** What stood in the tables when the last life began. */
    private Seen before = Seen.NOTHING;

    CrashLoop(Path folder, CrashCounts counts, int shortestMillis, int longestMillis) {
        this.folder = folder;
        this.counts = counts;
        this.shortestMillis = shortestMillis;
        this.longestMillis = longestMillis;
    }

    /** Words: how many kills, and the folder that keeps the count from run to run. */
    public static void main(String[] words) throws Exception {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) root.setLevel(Level.ERROR);
        var kills = words.length > 0 ? Integer.parseInt(words[0]) : 100;
        var folder = Path.of(words.length > 1 ? words[1] : "target/crash").toAbsolutePath();
        Files.createDirectories(folder);
        var counts = CrashCounts.read(folder.resolve("counts.properties"));
        var loop = new CrashLoop(folder, counts, 200, 3_000);
        for (int kill = 1; kill <= kills; kill++) {
            loop.killOnce();
            counts.write();
            if (kill % 10 == 0 || kill == kills) System.out.println(counts);
        }
    }

    /**
     * One life, one kill.
     *
     * @throws Violation if something was not as it had been said; the folder then stays as it is
     */
    void killOnce() throws IOException, InterruptedException, SQLException {
        var data = folder.resolve("data");
        if (before.equals(Seen.NOTHING) || counts.kills() % LIVES_OF_A_FOLDER == 0) {
            remove(data);
            before = Seen.NOTHING;
        }
        var said = live(data);
        counts.killed();
        keepCopy(data);
        var began = System.nanoTime();
        if (!Files.exists(database(data))) return;
        try (var storage = Storage.open(data, InstantSource.system(), CrashWork::rules);
                var connection = connection(data)) {
            var found = new Seen(connection);
            CrashCheck.afterKill(said, found);
            CrashCheck.runs(said, before);
            counts.saw(said);
            before = found;
            // Otherwise the next process finds what this one left, and may be killed over it again.
            if (random.nextInt(DRAINED) == 0) drained(storage, connection, began);
        }
    }

    private void drained(Storage storage, Connection connection, long began) throws SQLException, InterruptedException {
        var rest = drain(storage, began);
        var after = new Seen(connection);
        CrashCheck.drained(after);
        CrashCheck.runs(rest, before);
        counts.sawRest(rest);
        before = after;
    }

    /** Returns all that the process said before it was killed. */
    private Said live(Path data) throws IOException, InterruptedException {
        var child = ChildJvm.start(CrashChild.class, data.toString(), String.valueOf(counts.kills()));
        var said = new Said();
        var open = new CountDownLatch(1);
        var broken = new Throwable[1];
        var reader = Thread.ofPlatform().name("child-reader").start(() -> {
            try (var lines = child.inputReader()) {
                listen(lines, said, open);
            } catch (IOException | RuntimeException error) {
                broken[0] = error;
                open.countDown();
            }
        });
        try {
            if (!before.equals(Seen.NOTHING) && random.nextInt(EARLY) == 0) {
                var _ = open.await(random.nextInt(200, 1_500), TimeUnit.MILLISECONDS);
            } else {
                CrashCheck.demand(open.await(STARTED.toSeconds(), TimeUnit.SECONDS), "it did not open");
                CrashCheck.demand(
                        !child.waitFor(random.nextInt(shortestMillis, longestMillis), TimeUnit.MILLISECONDS),
                        "it ended by itself");
            }
        } finally {
            child.destroyForcibly();
            child.waitFor();
            reader.join();
        }
        if (broken[0] instanceof Violation violation) throw violation;
        return said;
    }

    private static void listen(BufferedReader lines, Said said, CountDownLatch open) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            said.hear(line);
            if (said.open) open.countDown();
        }
    }

    /** Does all that is left to do, and returns what was said over it. */
    private Said drain(Storage storage, long began) throws InterruptedException {
        var bytes = new ByteArrayOutputStream();
        var mouth = new Mouth(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        var stores = storage.stores();
        var work = new CrashWork(stores.clips(), mouth).handlers();
        var jobs = stores.jobs();
        var left = jobs.unfinished();
        var firstAfter = new long[1];
        try (var runner = storage.jobRunner(workspace -> work, new Events())) {
            runner.start();
            runner.await(() -> {
                var now = jobs.unfinished();
                if (firstAfter[0] == 0 && now < left) firstAfter[0] = System.nanoTime();
                return now == 0 || since(began).compareTo(ALL_DONE) > 0;
            });
        }
        if (left > 0) {
            CrashCheck.demand(firstAfter[0] != 0, "nothing went on within " + ALL_DONE);
            var again = Duration.ofNanos(firstAfter[0] - began);
            CrashCheck.demand(again.compareTo(GOING_AGAIN) < 0, "it went on only after " + again);
            counts.wentOnAfter(again);
        }
        counts.doneAfter(since(began));
        var rest = new Said();
        bytes.toString(StandardCharsets.UTF_8).lines().forEach(rest::hear);
        return rest;
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static Connection connection(Path data) throws SQLException {
        var address = DatabaseAddress.ofFile(data, new StudioFolders(data).database());
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    private static Path database(Path data) {
        return Path.of(new StudioFolders(data).database() + ".mv.db");
    }

    /** As the kill left it, for who looks into a violation. */
    private void keepCopy(Path data) throws IOException {
        if (Files.exists(database(data)))
            Files.copy(database(data), folder.resolve("after-kill.mv.db"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException error) {
                    throw new UncheckedIOException(error);
                }
            });
        }
    }
}
