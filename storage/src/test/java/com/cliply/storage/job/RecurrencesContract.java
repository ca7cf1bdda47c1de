package com.cliply.storage.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.cliply.engine.Stores;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.job.Job;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobPriority;
import com.cliply.engine.job.Recurrence;
import com.cliply.engine.job.Recurrence.MissedRuns;
import com.cliply.engine.job.Recurrences;
import com.cliply.engine.work.UsualRecurrences;
import com.cliply.engine.workspace.Access;
import com.cliply.engine.workspace.AuditEvent;
import com.cliply.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Work that comes back by the calendar, on every database. */
public abstract class RecurrencesContract {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final JobKind PURGE = new JobKind.PurgeJobs();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2027-03-26T12:00:00Z"));

    @SuppressWarnings("NullAway.Init")
    private Storage storage;

    /** Opens the same database each time. */
    protected abstract Storage open(InstantSource clock);

    @BeforeEach
    void begin() {
        storage = open(now::get);
    }

    @AfterEach
    void end() {
        storage.close();
    }

    private Stores stores() {
        return storage.stores(Access.ofPerson(Storage.PERSONAL, "tester"));
    }

    private Recurrences recurrences() {
        return stores().recurrences();
    }

    private Recurrence only() {
        var all = recurrences().all();
        assertEquals(1, all.size());
        return all.getFirst();
    }

    private void at(String moment) {
        now.set(Instant.parse(moment));
    }

    private void put(String cron, MissedRuns missed) {
        recurrences().put("nightly", PURGE, cron, BERLIN, missed);
    }

    /** Lets the time come so often, and tells for which times jobs were made. */
    private List<String> times(int count) {
        var times = new ArrayList<String>();
        for (int time = 0; time < count; time++) {
            var next = only().next();
            if (next == null) break;
            times.add(next.toString());
            now.set(next);
            assertEquals(1, recurrences().enqueueDue());
            assertEquals(next, only().last());
        }
        return times;
    }

    @Test
    void sixInTheEveningStaysSoWhenSummerComes() {
        put("0 18 * * *", MissedRuns.RUN_ONCE);
        assertEquals(
                List.of("2027-03-26T17:00:00Z", "2027-03-27T17:00:00Z", "2027-03-28T16:00:00Z", "2027-03-29T16:00:00Z"),
                times(4));
    }

    @Test
    void anHourThatComesTwiceMakesOneJob() {
        at("2027-10-29T12:00:00Z");
        put("30 2 * * *", MissedRuns.RUN_ONCE);
        var days = times(3).stream().map(time -> time.substring(0, 10)).toList();
        assertEquals(List.of("2027-10-30", "2027-10-31", "2027-11-01"), days);
    }

    @Test
    void anHourThatIsLeftOutIsMadeUpForOnItsDay() {
        put("30 2 * * *", MissedRuns.RUN_ONCE);
        var days = times(3).stream().map(time -> time.substring(0, 10)).toList();
        assertEquals(List.of("2027-03-27", "2027-03-28", "2027-03-29"), days);
    }

    @Test
    void aTimeMakesOneJobOfLowPriorityInTheNameOfTheMachine() {
        put("0 18 * * *", MissedRuns.RUN_ONCE);
        assertEquals(0, recurrences().enqueueDue());
        at("2027-03-26T17:00:01Z");
        assertEquals(1, recurrences().enqueueDue());
        assertEquals(0, recurrences().enqueueDue());
        var job = stores().jobs().newest(10).getFirst();
        assertEquals(List.of(PURGE, JobPriority.LOW), List.of(job.kind(), job.priority()));
        assertEquals(
                Access.MACHINE, stores().jobs().history(job.id()).getFirst().actor());
    }

    @Test
    void allMissedTimesAreMadeUpForByOneJob() {
        put("0 18 * * *", MissedRuns.RUN_ONCE);
        at("2027-04-05T09:00:00Z");
        assertEquals(1, recurrences().enqueueDue());
        assertEquals(Instant.parse("2027-04-04T16:00:00Z"), only().last());
        assertEquals(Instant.parse("2027-04-05T16:00:00Z"), only().next());
        assertEquals(1, stores().jobs().newest(10).size());
    }

    @Test
    void missedTimesAreLeftOutIfThatIsTheRule() {
        put("0 18 * * *", MissedRuns.SKIP);
        at("2027-04-05T09:00:00Z");
        assertEquals(0, recurrences().enqueueDue());
        assertNull(only().last());
        assertEquals(Instant.parse("2027-04-05T16:00:00Z"), only().next());
        at("2027-04-05T16:04:59Z");
        assertEquals(1, recurrences().enqueueDue(), "a little late is not missed");
        at("2027-04-06T16:05:01Z");
        assertEquals(0, recurrences().enqueueDue());
    }

    @Test
    void twoMachinesMakeOneJobForEachTime() throws Exception {
        put("*/5 * * * *", MissedRuns.RUN_ONCE);
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int time = 0; time < 10; time++) {
                now.updateAndGet(moment -> moment.plus(Duration.ofMinutes(5)));
                var together = new CountDownLatch(1);
                var machines =
                        List.of(threads.submit(() -> enqueueDue(together)), threads.submit(() -> enqueueDue(together)));
                together.countDown();
                assertEquals(1, machines.get(0).get() + machines.get(1).get());
            }
        }
        assertEquals(10, stores().jobs().newest(100).size());
    }

    private int enqueueDue(CountDownLatch together) throws InterruptedException {
        together.await();
        return recurrences().enqueueDue();
    }

    @Test
    void whatIsSwitchedOffMakesNothingAndGoesOnFromNow() {
        put("0 18 * * *", MissedRuns.RUN_ONCE);
        at("2027-03-26T12:01:00Z");
        recurrences().switchOn("nightly", false);
        recurrences().switchOn("nightly", false);
        at("2027-04-05T09:00:00Z");
        assertEquals(0, recurrences().enqueueDue());
        assertNull(only().next());
        recurrences().switchOn("nightly", true);
        assertEquals(0, recurrences().enqueueDue());
        assertEquals(Instant.parse("2027-04-05T16:00:00Z"), only().next());
        assertEquals(
                List.of("recurrence.on", "recurrence.off", "recurrence.put"),
                stores().audit().newest(10).stream().map(AuditEvent::action).toList());
        var unknown = assertThrows(InputException.class, () -> recurrences().switchOn("weekly", true));
        assertEquals(ErrorCode.NOT_FOUND, unknown.code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "every day", "* * * *", "61 * * * *", "0 25 * * *", "* * * * * *", "@daily"})
    void aWrongTimeIsRefused(String cron) {
        var refused = assertThrows(InputException.class, () -> put(cron, MissedRuns.RUN_ONCE));
        assertEquals(ErrorCode.CRON_UNREADABLE, refused.code());
        assertEquals(List.of(), recurrences().all());
    }

    @Test
    void theUsualOnesAreAddedOnceAndStayAsAPersonLeftThem() {
        var usual = new UsualRecurrences(BERLIN);
        usual.addTo(recurrences());
        var purge = recurrences().all().stream()
                .filter(one -> one.name().equals("purge"))
                .findFirst()
                .orElseThrow();
        assertEquals(Instant.parse("2027-03-27T02:40:00Z"), purge.next());
        recurrences().switchOn("purge", false);
        usual.addTo(recurrences());
        recurrences().all().stream().filter(one -> one.name().equals("purge")).forEach(one -> assertNull(one.next()));
        now.set(Instant.parse("2027-03-28T12:00:00Z"));
        assertEquals(
                List.of(),
                stores().jobs().newest(10).stream()
                        .map(Job::kind)
                        .filter(PURGE::equals)
                        .toList());
    }
}
