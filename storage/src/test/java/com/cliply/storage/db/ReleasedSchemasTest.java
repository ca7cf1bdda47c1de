package com.cliply.storage.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cliply.engine.Samples;
import com.cliply.engine.event.Events;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobHandler;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobOrder;
import com.cliply.engine.job.Recurrence.MissedRuns;
import com.cliply.engine.render.RenderJournal.Stage;
import com.cliply.engine.saga.SagaStep;
import com.cliply.storage.Storage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A small database of every released schema, as text, is opened by today's program. The one of today's schema is written by
 * {@code -Dfixture=write} before a release; it is never edited afterwards.
 */
@Timeout(60)
class ReleasedSchemasTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Samples.START);

    /** Columns that a later migration drops or fills anew, as {@code PUBLIC.JOB.STATE}; their rows are not compared. */
    private static final Set<String> CHANGED_ON_PURPOSE =
            Set.of("PUBLIC.SCHEDULED_TASKS.TASK_NAME", "PUBLIC.SCHEDULED_TASKS.PRIORITY");

    private static final String HISTORY = "PUBLIC.flyway_schema_history";

    @TempDir
    Path folder;

    static List<Path> fixtures() throws IOException, URISyntaxException {
        var place = Objects.requireNonNull(ReleasedSchemasTest.class.getResource("/com/cliply/storage/released"));
        try (var files = Files.list(Path.of(place.toURI()))) {
            return files.filter(file -> file.getFileName().toString().matches("V\\d{3}\\.sql"))
                    .sorted()
                    .toList();
        }
    }

    private static String name(int version) {
        return String.format(Locale.ROOT, "V%03d.sql", version);
    }

    private void restore(Path fixture) throws Exception {
        Files.createDirectories(folder.resolve("db"));
        new OpenedFile(folder).execute("runscript from '" + fixture + "'");
    }

    private static Map<String, List<Map<String, String>>> comparable(
            Map<String, List<Map<String, String>>> rows, Map<String, List<Map<String, String>>> columnsOf) {
        var comparable = new TreeMap<String, List<Map<String, String>>>();
        columnsOf.forEach((table, model) -> {
            if (table.equals(HISTORY)) return;
            var wanted = model.getFirst().keySet().stream()
                    .filter(column -> !CHANGED_ON_PURPOSE.contains(table + "." + column))
                    .toList();
            comparable.put(
                    table,
                    rows.getOrDefault(table, List.of()).stream()
                            .map(row -> {
                                Map<String, String> kept = new TreeMap<>();
                                for (var column : wanted) kept.put(column, String.valueOf(row.get(column)));
                                return kept;
                            })
                            .sorted((one, other) -> one.toString().compareTo(other.toString()))
                            .toList());
        });
        return comparable;
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void noRowOfAReleasedSchemaIsLostOrChanged(Path fixture) throws Exception {
        restore(fixture);
        var before = new OpenedFile(folder).rows();
        before.forEach((table, rows) -> assertFalse(rows.isEmpty(), table + " has no row in " + fixture));
        Storage.open(folder, CLOCK).close();
        assertEquals(comparable(before, before), comparable(new OpenedFile(folder).rows(), before));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void theStoresReadAReleasedSchema(Path fixture) throws Exception {
        restore(fixture);
        try (var storage = Storage.open(folder, CLOCK)) {
            var stores = storage.stores();
            assertEquals(SchemaMigrator.NEWEST, storage.check().schemaVersion());
            var project = stores.projects().all().getFirst();
            assertEquals("released", project.name());
            var clip = stores.clips().ofProject(project.id()).getFirst();
            var rendition = stores.renditions().ofClip(clip.id()).getFirst();
            // What came with schema 3 is unknown of what was made before.
            var told = fixture.getFileName().toString().compareTo(name(3)) >= 0;
            assertEquals(told, rendition.truePeakDbtp() != null);
            assertEquals(told, !rendition.notes().isEmpty());
            assertEquals(
                    Set.of("make-proxy", "make-thumbnails"),
                    Set.copyOf(stores.jobs().ofProject(project.id()).stream()
                            .map(job -> job.kind().name())
                            .toList()));
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void whatWasQueuedUnderAReleasedSchemaIsDone(Path fixture) throws Exception {
        restore(fixture);
        var done = new ArrayList<JobKind>();
        try (var storage = Storage.open(folder, CLOCK);
                var runner = storage.jobRunner(workspace -> new JobHandlers(noting(done)), new Events())) {
            storage.stores().operations().resume();
            runner.start();
            runner.await(() -> storage.stores().jobs().unfinished() == 0);
        }
        assertEquals(1, done.size());
    }

    private static JobHandler<JobKind.MakeProxy> noting(List<JobKind> done) {
        return new JobHandler<>() {
            @Override
            public Class<JobKind.MakeProxy> kind() {
                return JobKind.MakeProxy.class;
            }

            @Override
            public void run(JobKind.MakeProxy kind, JobContext context) {
                done.add(kind);
            }
        };
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void onlyAnOlderSchemaIsCopiedBeforeIt(Path fixture) throws Exception {
        restore(fixture);
        Storage.open(folder, CLOCK).close();
        var older = !fixture.getFileName().toString().equals(name(SchemaMigrator.NEWEST));
        assertEquals(older, Files.exists(folder.resolve("backups")));
    }

    @Test
    void everyOlderSchemaHasItsFixture() throws Exception {
        var here =
                fixtures().stream().map(file -> file.getFileName().toString()).toList();
        for (int version = 1; version < SchemaMigrator.NEWEST; version++)
            assertTrue(here.contains(name(version)), "no fixture of schema " + version);
    }

    @Test
    void theFixtureOfTodayIsWrittenOnDemand() throws Exception {
        assumeTrue("write".equals(System.getProperty("fixture")));
        var samples = new Samples();
        try (var storage = Storage.open(folder, CLOCK)) {
            var stores = storage.stores();
            var project = samples.aProject("released");
            var clip = samples.aClip(project.id(), 0.75);
            stores.projects().save(project);
            stores.clips().save(clip);
            stores.renditions().save(samples.aRendition(clip.id()));
            var proxy = new JobKind.MakeProxy(project.id(), project.source().id());
            var first = stores.jobs().enqueue(JobOrder.of(proxy).withKey("released"));
            var thumbnails = new JobKind.MakeThumbnails(project.id(), clip.id());
            stores.jobs().cancel(stores.jobs().enqueue(JobOrder.of(thumbnails).after(first)));
            stores.sagas()
                    .save(new SagaStep(
                            first,
                            "post",
                            SagaStep.State.UNDECIDED,
                            "what was meant",
                            null,
                            "Is it there?",
                            Samples.START,
                            null,
                            null));
            var render = samples.aRender(first);
            stores.journal().begin(render);
            stores.journal().save(samples.aPiece(render.id(), "sound", Stage.COMMITTED));
            stores.recurrences().put("nightly", new JobKind.PurgeJobs(), "0 3 * * *", ZoneOffset.UTC, MissedRuns.SKIP);
            stores.operations().pause("lunch");
        }
        var target = Path.of("src/test/resources/com/cliply/storage/released", name(SchemaMigrator.NEWEST));
        new OpenedFile(folder).execute("script nosettings to '" + target.toAbsolutePath() + "'");
        assertTrue(Files.exists(target));
    }
}
