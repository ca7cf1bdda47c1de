package com.cliply.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.Samples;
import com.cliply.engine.Stores;
import com.cliply.engine.clip.ClipStoreContract;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.RenderException;
import com.cliply.engine.event.Events;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobHandler;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobQueueContract;
import com.cliply.engine.job.JobRules;
import com.cliply.engine.job.JobState;
import com.cliply.engine.job.RetryPolicy;
import com.cliply.engine.project.ProjectStoreContract;
import com.cliply.engine.render.RenderJournalContract;
import com.cliply.engine.render.RenditionStoreContract;
import com.cliply.engine.workspace.Access;
import com.cliply.storage.db.DatabaseAddress;
import com.cliply.storage.db.PostgresServer;
import com.cliply.storage.job.JobOperationsContract;
import com.cliply.storage.job.RecurrencesContract;
import com.cliply.storage.job.StuckChild;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The contracts again, on the database of a server. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresTest {
    private Optional<PostgresServer> server = Optional.empty();
    private Optional<Storage> storage = Optional.empty();

    @BeforeAll
    void start() throws Exception {
        server = PostgresServer.start();
        Assumptions.assumeTrue(server.isPresent(), "no PostgreSQL package on this machine");
        storage = Optional.of(open(InstantSource.system()));
    }

    @AfterAll
    void stop() throws Exception {
        storage.ifPresent(Storage::close);
        if (server.isPresent()) server.get().stop();
    }

    private Storage shared() {
        return storage.orElseThrow();
    }

    private Storage open(InstantSource clock) {
        return Storage.open(
                server.orElseThrow().address(),
                clock,
                kind -> JobRules.of(kind).withRetries(new RetryPolicy(3, Duration.ofMillis(2), Duration.ofMillis(10))));
    }

    private void empty() throws SQLException {
        DatabaseAddress address = server.orElseThrow().address();
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement()) {
            statement.execute(
                    "truncate job, audit_event, job_recurrence, queue_pause, rendition, clip, project, source_media, scheduled_tasks cascade");
        }
    }

    @Nested
    class Projects extends ProjectStoreContract {
        @BeforeEach
        void clear() throws SQLException {
            empty();
        }

        @Override
        protected Stores stores() {
            return shared().stores();
        }
    }

    @Nested
    class Clips extends ClipStoreContract {
        @BeforeEach
        void clear() throws SQLException {
            empty();
        }

        @Override
        protected Stores stores() {
            return shared().stores();
        }
    }

    @Nested
    class Renditions extends RenditionStoreContract {
        @BeforeEach
        void clear() throws SQLException {
            empty();
        }

        @Override
        protected Stores stores() {
            return shared().stores();
        }
    }

    @Nested
    class Journal extends RenderJournalContract {
        @BeforeEach
        void clear() throws SQLException {
            empty();
        }

        @Override
        protected Stores stores() {
            return shared().stores();
        }
    }

    @Nested
    class Jobs extends JobQueueContract {
        private final Storage storage = open(clock);

        @BeforeEach
        void clear() throws SQLException {
            empty();
        }

        @AfterEach
        void close() {
            storage.close();
        }

        @Override
        protected Stores stores() {
            return storage.stores(new Access(Storage.PERSONAL, ACTOR));
        }
    }

    @Nested
    class Workspaces extends WorkspaceContract {
        @Override
        protected void clear() throws SQLException {
            empty();
        }

        @Override
        protected Storage storage() {
            return shared();
        }

        @Test
        void evenSqlThatForgetsTheWorkspaceSeesItsOwnRowsOnly() {
            var removed = new AtomicInteger();
            shared().database()
                    .change(session -> removed.set(session.createNativeMutationQuery("delete from clip")
                            .executeUpdate()));
            assertEquals(0, removed.get());
            shared().database()
                    .machine()
                    .change(session -> removed.set(session.createNativeMutationQuery("delete from clip")
                            .executeUpdate()));
            assertEquals(1, removed.get());
        }
    }

    @Nested
    class Operations extends JobOperationsContract {
        /** After the test: the contract has begun before any step of ours. */
        @AfterEach
        void clear() throws SQLException {
            empty();
        }

        @Override
        protected Storage open(InstantSource clock) {
            return Storage.open(server.orElseThrow().address(), clock, JobOperationsContract::once);
        }
    }

    @Nested
    class Recurring extends RecurrencesContract {
        /** After the test: the contract has begun before any step of ours. */
        @AfterEach
        void clear() throws SQLException {
            empty();
        }

        @Override
        protected Storage open(InstantSource clock) {
            return Storage.open(server.orElseThrow().address(), clock, JobRules::of);
        }
    }

    @Test
    void aJobIsTriedAgainAndDoneBesideAnotherProcess() throws Exception {
        empty();
        var here = shared();
        try (var there = open(InstantSource.system())) {
            var project = new Samples().aProject("match");
            here.stores().projects().save(project);
            var id = here.stores()
                    .jobs()
                    .enqueue(
                            new JobKind.MakeProxy(project.id(), project.source().id()));
            try (var runner = there.jobRunner(workspace -> new JobHandlers(new FailingOnce()), new Events())) {
                runner.start();
                runner.await(() -> there.stores().jobs().unfinished() == 0);
            }
            var job = here.stores().jobs().find(id).orElseThrow();
            assertInstanceOf(JobState.Succeeded.class, job.state());
            assertEquals(2, job.attempt());
            assertTrue(here.check().engine().startsWith("postgres"));
        }
    }

    @Test
    void aJobOfAKilledWorkerIsClaimedByTheLivingWithinTenSeconds() throws Exception {
        empty();
        var stores = shared().stores();
        var project = new Samples().aProject("match");
        stores.projects().save(project);
        var id = stores.jobs()
                .enqueue(new JobKind.MakeProxy(project.id(), project.source().id()));
        var address = server.orElseThrow().address();
        var child = ChildJvm.start(StuckChild.class, address.url(), address.user());
        try (var said = child.inputReader()) {
            assertTrue(said.lines().anyMatch("working"::equals));
            var clock = InstantSource.system();
            var again = new AtomicReference<Instant>();
            var handler = StuckChild.handler(context -> again.set(clock.instant()));
            try (var runner = shared().jobRunner(workspace -> new JobHandlers(handler), new Events())) {
                runner.start();
                child.destroyForcibly();
                var _ = child.waitFor();
                var running =
                        (JobState.Running) stores.jobs().find(id).orElseThrow().state();
                runner.await(() -> stores.jobs().unfinished() == 0);
                var waited = Duration.between(running.heartbeat(), Objects.requireNonNull(again.get()));
                assertTrue(waited.compareTo(Duration.ofSeconds(10)) < 0, "waited " + waited);
                assertTrue(waited.compareTo(Duration.ofSeconds(5)) > 0, "nobody is dead that soon: " + waited);
            }
        } finally {
            child.destroyForcibly();
        }
        assertEquals(2, stores.jobs().find(id).orElseThrow().attempt());
    }

    private static final class FailingOnce implements JobHandler<JobKind.MakeProxy> {
        @Override
        public Class<JobKind.MakeProxy> kind() {
            return JobKind.MakeProxy.class;
        }

        @Override
        public void run(JobKind.MakeProxy kind, JobContext context) {
            if (context.attempt() == 1) throw new RenderException(ErrorCode.DISK_FULL, "a.mp4");
        }
    }
}
