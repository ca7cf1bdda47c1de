package com.cliply.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.error.RenderException;
import com.cliply.engine.id.JobId;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobPriority;
import com.cliply.engine.workspace.AuditEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands of operators against a real database, each as a process of its own would run it. */
@Timeout(60)
class OperatorCommandsTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private RealStudio studio;

    @BeforeEach
    void make() {
        studio = new RealStudio(folder);
    }

    private Typed typed(Object... words) {
        return studio.typed(words);
    }

    private static void damaged(JobContext context) {
        throw new InputException(ErrorCode.MEDIA_DAMAGED, "a.mp4", "no index");
    }

    private static void full(JobContext context) {
        throw new RenderException(ErrorCode.DISK_FULL, "x.mp4");
    }

    /** What people did, the newest first; what the studio does by itself is left out. */
    private List<String> audit() {
        return studio.inside(storage -> storage.stores().audit().newest(100).stream()
                .filter(event -> event.actor().startsWith("person:"))
                .map(OperatorCommandsTest::told)
                .toList());
    }

    private static String told(AuditEvent event) {
        return event.action() + " " + event.subject() + " " + event.detail();
    }

    private String state(JobId job) {
        return studio.inside(storage ->
                storage.stores().jobs().find(job).orElseThrow().state().name());
    }

    private static String told(Typed typed) {
        assertEquals(0, typed.exitCode(), typed.err());
        assertEquals("", typed.err());
        return typed.out();
    }

    @Test
    void anEmptyDataFolderIsToldOfInSentences() {
        assertEquals("There are no jobs.\n", told(typed("jobs", "list")));
        assertEquals("No job fits.\n", told(typed("jobs", "list", "--state", "dead")));
        assertEquals("[ ]\n", told(typed("jobs", "list", "--format", "json")));
        assertEquals("Nothing has failed for good.\n", told(typed("jobs", "dead")));
        assertEquals("No dead letter fits.\n", told(typed("jobs", "replay", "--all")));
        assertEquals("✓ 0 jobs are queued again.\n", told(typed("jobs", "retry", "--all")));
        assertEquals("✓ 0 jobs are forgotten.\n", told(typed("jobs", "purge", "--by-rule", "--yes")));
        assertEquals("The queue is not paused.\n", told(typed("jobs", "resume")));
        for (var command : List.of("show", "retry", "cancel", "unlock")) {
            var typed = typed("jobs", command, "019aa3f2");
            assertEquals(3, typed.exitCode());
            assertEquals(
                    "error: There is no job 019aa3f2. [not_found]",
                    typed.errors().getFirst());
        }
        var unknown = typed("jobs", "recurring", "on", "sunrise");
        assertEquals(3, unknown.exitCode());
        assertEquals(
                "error: There is no recurrence sunrise. [not_found]",
                unknown.errors().getFirst());
    }

    @Test
    void jobsAreListedByStateKindProjectCodeAndTime() {
        var match = studio.aProject("match");
        var talk = studio.aProject("talk");
        var dead = studio.aJob(match);
        studio.done(OperatorCommandsTest::full);
        studio.pass(Duration.ofHours(3));
        var waiting = studio.aJob(talk, order -> order.withPriority(JobPriority.HIGH));
        assertEquals(List.of(waiting, dead), listed());
        assertEquals(List.of(dead), listed("--state", "dead,parked"));
        assertEquals(List.of(waiting), listed("--state", "queued"));
        assertEquals(List.of(waiting, dead), listed("--kind", "make-thumbnails"));
        assertEquals(List.of(), listed("--kind", "render-clip"));
        assertEquals(List.of(waiting), listed("--project", "talk"));
        assertEquals(List.of(dead), listed("--code", "disk_full"));
        assertEquals(List.of(waiting), listed("--since", "1h"));
        assertEquals(List.of(waiting, dead), listed("--since", "2026-11-21"));
        assertEquals(List.of(), listed("--since", "2026-11-22"));
        assertEquals(List.of(dead), listed("--after", waiting));
        var table = told(typed("jobs", "list"));
        assertTrue(table.contains("match [disk_full]"), table);
        assertTrue(table.contains("talk (high)"), table);
        assertTrue(told(typed("jobs", "list", "--limit", "1")).contains("The next ones: the same with --after "));
    }

    private List<JobId> listed(Object... filters) {
        var words = new ArrayList<Object>(List.of("jobs", "list", "--format", "json"));
        words.addAll(List.of(filters));
        var json = told(typed(words.toArray()));
        return json.lines()
                .filter(line -> line.strip().startsWith("\"id\" : "))
                .map(line -> new JobId(UUID.fromString(line.replaceAll(".*: \"|\".*", ""))))
                .toList();
    }

    @Test
    void aJobIsShownWithItsParentItsReasonItsHistoryAndItsLog() throws IOException {
        var project = studio.aProject("match");
        var parent = studio.aJob(project);
        var child = studio.aJob(project, order -> order.after(parent));
        studio.done(OperatorCommandsTest::damaged);
        var logs = Files.createDirectories(folder.resolve("logs"));
        Files.writeString(
                logs.resolve("cliply.jsonl"),
                line(2_000, "job " + parent + " make-thumbnails attempt 1 dead") + line(3_000, "another")
                        + "half a li");
        try (var zipped = new GZIPOutputStream(Files.newOutputStream(logs.resolve("cliply.2026-11-20.0.jsonl.gz")))) {
            zipped.write(line(1_000, "job " + parent + " begun").getBytes(StandardCharsets.UTF_8));
        }
        var shown = told(typed("jobs", "show", parent)).replaceAll(" +", " ");
        assertTrue(shown.contains("a.mp4 is damaged: no index [media_damaged]"), shown);
        assertTrue(shown.contains("what to do Copy or export it again"), shown);
        assertTrue(shown.contains("dead running 1 worker:"), shown);
        assertTrue(shown.contains("INFO job " + parent + " begun\n"), shown);
        assertTrue(
                shown.indexOf("begun") < shown.indexOf("attempt 1 dead") && !shown.contains("another"),
                "the newest line stands last: " + shown);
        var waiting = told(typed("jobs", "show", child)).replaceAll(" +", " ");
        assertTrue(waiting.contains("state parked"), waiting);
        assertTrue(waiting.contains("after " + parent + " make-thumbnails dead"), waiting);
        assertTrue(waiting.contains("It waits for the job " + parent), waiting);
        var json = told(typed("jobs", "show", child, "--format", "json"));
        for (var field : List.of("after", "history", "log", "actor", "from", "advice", "ended_at"))
            assertTrue(json.contains("\"" + field + "\" : "), json);
    }

    private static String line(long millis, String message) {
        return "{\"timestamp\":" + millis + ",\"level\":\"INFO\",\"formattedMessage\":\"" + message + "\"}\n";
    }

    @Test
    void aRetryLeavesALineAndAllOrNoneAreRetried() {
        var project = studio.aProject("match");
        var one = studio.aJob(project);
        studio.done(OperatorCommandsTest::full);
        var queued = studio.aJob(project);
        var refused = typed("jobs", "retry", one, queued);
        assertEquals(3, refused.exitCode());
        assertEquals(List.of("dead", "queued"), List.of(state(one), state(queued)));
        assertEquals(List.of(), audit());
        assertEquals("✓ 1 job is queued again.\n", told(typed("jobs", "retry", one)));
        assertEquals("queued", state(one));
        assertEquals(List.of("job.retry " + one + " it was dead"), audit());
    }

    @Test
    void aJobThatWaitsForALaterTimeIsRetriedAtOnce() {
        var later = studio.aJob(
                studio.aProject("match"),
                order -> order.notBefore(studio.clock.instant().plusSeconds(3_600)));
        assertTrue(told(typed("jobs", "list")).contains("queued until 2026-11-21 11:00"));
        told(typed("jobs", "retry", later));
        assertFalse(told(typed("jobs", "list")).contains("until"));
    }

    @Test
    void queuedAndParkedJobsAreCancelledAndRunningOnesAsked() throws Exception {
        var project = studio.aProject("match");
        var queued = studio.aJob(project);
        var parked = studio.aJob(project, order -> order.after(queued));
        assertEquals("✓ 1 job is cancelled.\n", told(typed("jobs", "cancel", queued)));
        assertEquals("parked", state(parked));
        assertEquals("✓ 1 job is cancelled.\n", told(typed("jobs", "cancel", parked)));
        var running = studio.aJob(project);
        studio.seemsToRun(running);
        assertTrue(told(typed("jobs", "list")).contains("running 40 %"));
        assertEquals("✓ 1 running job is asked to stop.\n", told(typed("jobs", "cancel", running)));
        assertEquals("running", state(running));
        assertEquals(
                List.of(
                        "job.cancel " + running + " it was running",
                        "job.cancel " + parked + " it was parked",
                        "job.cancel " + queued + " it was queued"),
                audit());
        assertEquals(3, typed("jobs", "cancel", queued).exitCode());
    }

    @Test
    void aStuckJobIsUnlocked() throws Exception {
        var job = studio.aJob(studio.aProject("match"));
        var refused = typed("jobs", "unlock", job);
        assertEquals(3, refused.exitCode());
        assertEquals(
                "error: unlock cannot be done: the job is queued [not_possible_now]",
                refused.errors().getFirst());
        studio.seemsToRun(job);
        assertTrue(told(typed("jobs", "unlock", job)).contains("is queued again"));
        assertEquals("queued", state(job));
        assertEquals(List.of("job.unlock " + job + " taken from somebody"), audit());
    }

    @Test
    void aPauseIsSaidInTheListWithItsReasonUntilItEnds() {
        told(typed("jobs", "pause", "--reason", "new disk"));
        assertTrue(told(typed("jobs", "pause")).contains("(new disk)"), "the first pause holds");
        var list = told(typed("jobs", "list"));
        assertTrue(
                list.matches("(?s).*The queue is paused since 2026-11-21 10:00 by person:.+ \\(new disk\\);.*"), list);
        var run = typed("jobs", "run");
        assertEquals(0, run.exitCode(), "nothing is queued: " + run.err());
        studio.aJob(studio.aProject("match"));
        run = typed("jobs", "run");
        assertEquals(3, run.exitCode(), run.out());
        assertTrue(run.errors().getFirst().contains("the queue is paused"), run.err());
        assertEquals("✓ The queue goes on.\n", told(typed("jobs", "resume")));
        assertFalse(told(typed("jobs", "list")).contains("paused"));
        assertEquals(List.of("queue.resume  ", "queue.pause  new disk"), audit());
    }

    @Test
    void deadLettersAreGroupedByCodeAndReplayedByIt() {
        var project = studio.aProject("match");
        studio.aJob(project);
        studio.done(OperatorCommandsTest::damaged);
        studio.aJob(project);
        var newest = studio.aJob(project);
        studio.done(OperatorCommandsTest::full);
        var dead = told(typed("jobs", "dead")).replaceAll(" +", " ");
        assertTrue(dead.contains("disk_full 2 " + newest + " make-thumbnails match"), dead);
        assertTrue(dead.contains("The disk is full: x.mp4 could not be written."), dead);
        assertTrue(dead.contains("media_damaged 1 "), dead);
        assertTrue(dead.endsWith("cliply jobs replay --code disk_full\n"), dead);
        assertTrue(told(typed("jobs", "dead", "--format", "json")).contains("\"count\" : 2"));
        assertEquals("No dead letter fits.\n", told(typed("jobs", "replay", "--kind", "render-clip")));
        assertEquals("✓ 2 jobs are queued again.\n", told(typed("jobs", "replay", "--code", "disk_full")));
        assertEquals("✓ 1 job is queued again.\n", told(typed("jobs", "replay", "--all")));
        assertEquals("Nothing has failed for good.\n", told(typed("jobs", "dead")));
        assertEquals(List.of("job.replay  1 dead letters", "job.replay  2 dead letters"), audit());
    }

    @Test
    void oldJobsAreForgottenOnceAPersonHasSaidYes() {
        var project = studio.aProject("match");
        var old = studio.aJob(project);
        studio.done(OperatorCommandsTest::damaged);
        studio.pass(Duration.ofDays(31));
        var young = studio.aJob(project);
        studio.done(context -> {});
        studio.answer = Optional.of("n");
        var refused = typed("jobs", "purge", "--older-than", "30d");
        assertEquals(new Typed(6, "Nothing was forgotten.\n", ""), refused);
        assertEquals("dead", state(old));
        studio.answer = Optional.of("y");
        assertEquals(
                "✓ 0 jobs are forgotten.\n",
                told(typed("jobs", "purge", "--older-than", "30d", "--state", "cancelled,succeeded")));
        assertEquals("✓ 1 job is forgotten.\n", told(typed("jobs", "purge", "--older-than", "30d")));
        assertEquals(3, typed("jobs", "show", old).exitCode());
        assertEquals("succeeded", state(young));
        assertTrue(audit().getFirst().startsWith("job.purge  1 ended before 2026-11-22"), audit().toString());
    }

    @Test
    void recurringWorkIsListedAndSwitchedOffAndStaysSo() {
        var list = told(typed("jobs", "recurring")).replaceAll(" +", " ");
        assertTrue(list.contains("purge purge-jobs 40 3 * * * "), list);
        assertEquals("✓ purge is off.\n", told(typed("jobs", "recurring", "off", "purge")));
        assertTrue(told(typed("jobs", "recurring", "--format", "json")).contains("\"on\" : false"));
        assertEquals("✓ purge is on.\n", told(typed("jobs", "recurring", "on", "purge")));
        assertTrue(told(typed("jobs", "recurring", "--format", "json")).contains("\"on\" : true"));
        assertEquals(List.of("recurrence.on purge ", "recurrence.off purge "), audit());
    }

    @Test
    void theAuditLogTellsWhoDidWhat() {
        // The first command of all adds what usually recurs, at the same moment.
        told(typed("jobs", "recurring"));
        told(typed("jobs", "pause", "--reason", "lunch"));
        var table = told(typed("audit", "--limit", "1")).replaceAll(" +", " ");
        assertTrue(
                table.contains("2026-11-21 10:00:00 person:" + System.getProperty("user.name") + " queue.pause"),
                table);
        assertTrue(table.contains("lunch"), table);
        var json = told(typed("audit", "--format", "json"));
        assertTrue(json.contains("\"action\" : \"queue.pause\""), json);
    }
}
