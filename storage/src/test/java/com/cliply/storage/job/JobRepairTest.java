package com.cliply.storage.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.cliply.engine.event.Events;
import com.cliply.engine.id.JobId;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobHandler;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobQueue;
import com.cliply.engine.job.JobState;
import com.cliply.engine.workspace.Access;
import com.cliply.storage.db.Database;
import com.cliply.storage.db.DatabaseAddress;
import com.cliply.storage.project.HibernateProjectStore;
import com.cliply.storage.workspace.HibernateWorkspaceStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class JobRepairTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private JobTable table;

    @SuppressWarnings("NullAway.Init")
    private JobQueue jobs;

    @BeforeEach
    void open() {
        var entities = Stream.of(
                        HibernateProjectStore.entities(), JobTable.entities(), HibernateWorkspaceStore.entities())
                .flatMap(List::stream)
                .toList();
        database = Database.open(DatabaseAddress.ofFile(folder, folder.resolve("studio")), entities, CLOCK, List.of());
        table = new JobTable(database, CLOCK);
        jobs = table.queue(Access.ofMachine(Database.PERSONAL));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private int repaired() {
        return new JobRepair(database.machine(), CLOCK, new ScheduledRows(database)).repair();
    }

    private void torn(String change) {
        database.machine().change(session -> session.createMutationQuery(change).executeUpdate());
    }

    private JobState state(JobId id) {
        return jobs.find(id).orElseThrow().state();
    }

    private void runAll() throws InterruptedException {
        var handler = new JobHandler<JobKind.PurgeJobs>() {
            @Override
            public Class<JobKind.PurgeJobs> kind() {
                return JobKind.PurgeJobs.class;
            }

            @Override
            public void run(JobKind.PurgeJobs kind, JobContext context) {}
        };
        try (var runner = table.runner(workspace -> new JobHandlers(handler), new Events())) {
            runner.start();
            runner.await(() -> jobs.unfinished() == 0);
        }
    }

    @Test
    void aHealthyTableIsLeftAlone() {
        var id = jobs.enqueue(new JobKind.PurgeJobs());
        assertEquals(0, repaired());
        assertEquals(1, jobs.history(id).size());
    }

    @Test
    void aQueuedJobThatNobodyWouldClaimIsClaimedAgain() throws Exception {
        var id = jobs.enqueue(new JobKind.PurgeJobs());
        torn("delete from ScheduledTask");
        assertEquals(1, repaired());
        runAll();
        assertInstanceOf(JobState.Succeeded.class, state(id));
    }

    @Test
    void aRunningJobThatNobodyRunsIsQueuedAgain() throws Exception {
        var id = jobs.enqueue(new JobKind.PurgeJobs());
        torn("delete from ScheduledTask");
        torn("update Job set state = 'running', attempt = 1, worker = 'gone'");
        assertEquals(1, repaired());
        assertInstanceOf(JobState.Queued.class, state(id));
        runAll();
        assertInstanceOf(JobState.Succeeded.class, state(id));
    }

    @Test
    void aRowWithoutAJobIsRemoved() {
        var id = jobs.enqueue(new JobKind.PurgeJobs());
        torn("update Job set state = 'succeeded'");
        assertEquals(1, repaired());
        assertEquals(0, repaired());
        assertInstanceOf(JobState.Succeeded.class, state(id));
    }
}
