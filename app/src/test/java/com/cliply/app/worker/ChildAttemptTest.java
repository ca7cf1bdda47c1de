package com.cliply.app.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.Samples;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.event.Events;
import com.cliply.engine.event.StudioEvent;
import com.cliply.engine.id.JobId;
import com.cliply.engine.job.Job;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobRules;
import com.cliply.engine.job.JobState;
import com.cliply.engine.project.Project;
import com.cliply.storage.Storage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that kill the process which runs them: the first time it is the program, from then on a child of it. */
@Timeout(90)
class ChildAttemptTest {
    @TempDir
    Path folder;

    private final Events events = new Events();
    private final List<StudioEvent> heard = new CopyOnWriteArrayList<>();
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private Storage open() {
        return Storage.open(folder.resolve("data"), InstantSource.system(), JobRules::of);
    }

    private Process host(String... childWords) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                TestHost.class.getName(),
                folder.resolve("data").toString()));
        command.addAll(List.of(childWords));
        var process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        started.add(process);
        return process;
    }

    /** A job that has killed one process, in which it ran beside all others. */
    private JobId killer() throws Exception {
        var project = new Samples().aProject("match");
        JobId id;
        try (var storage = open()) {
            storage.stores().projects().save(project);
            id = storage.stores()
                    .jobs()
                    .enqueue(
                            new JobKind.MakeProxy(project.id(), project.source().id()));
        }
        assertEquals(TestChild.CODE, host("work").waitFor());
        return id;
    }

    private Job run(JobId id, String... childWords) throws Exception {
        try (var storage = open()) {
            var jobs = storage.stores().jobs();
            var _ = events.subscribe(heard::add);
            try (var runner = storage.jobRunner(
                    workspace -> TestChild.handlers(context -> {
                        throw new AssertionError("it runs beside all others again");
                    }),
                    events,
                    TestHost.conditions(storage, events, List.of(childWords)))) {
                runner.start();
                runner.await(() -> jobs.unfinished() == 0);
            }
            return jobs.find(id).orElseThrow();
        }
    }

    private List<String> projects() {
        try (var storage = open()) {
            return storage.stores().projects().all().stream().map(Project::name).toList();
        }
    }

    @Test
    void theSecondAttemptRunsInAChildAndItsCommitsHold() throws Exception {
        var id = killer();
        var job = run(id, "work");
        assertInstanceOf(JobState.Succeeded.class, job.state());
        assertEquals(2, job.attempt());
        var made = projects().stream()
                .filter(name -> name.startsWith("made by "))
                .findAny()
                .orElseThrow();
        assertNotEquals("made by " + ProcessHandle.current().pid(), made);
        assertTrue(heard.stream()
                .anyMatch(news -> news instanceof StudioEvent.ClipsSuggested suggested && suggested.count() == 2));
        assertTrue(heard.stream()
                .anyMatch(news -> news instanceof StudioEvent.JobProgressed progressed
                        && progressed.stage().equals("copying")));
        assertTrue(heard.contains(TestChild.EMERGING), heard.toString());
        assertTrue(heard.contains(new StudioEvent.JobNoted(id, "model_damaged", "It goes on.")), heard.toString());
    }

    @Test
    void whatKillsItsChildTooIsBuriedAndTheProgramLives() throws Exception {
        var id = killer();
        var dead = assertInstanceOf(JobState.Dead.class, run(id, "halt").state());
        assertEquals(ErrorCode.KILLS_PROGRAM, dead.code());
        assertEquals(List.of("2", "make-proxy"), dead.facts());
        // Tried again by hand, it is not let into the program either.
        try (var storage = open()) {
            storage.stores().jobs().retry(id);
        }
        assertInstanceOf(JobState.Succeeded.class, run(id, "work").state());
    }

    @Test
    void aCommitInWhichTheChildDiesLeavesNothing() throws Exception {
        var dead = assertInstanceOf(
                JobState.Dead.class, run(killer(), "halt in commit").state());
        assertEquals(ErrorCode.KILLS_PROGRAM, dead.code());
        assertEquals(List.of("match"), projects());
    }

    @Test
    void aCommitThatTheChildTakesBackLeavesNothingAndTheNextOneHolds() throws Exception {
        assertInstanceOf(JobState.Succeeded.class, run(killer(), "take back").state());
        assertEquals(List.of("kept", "match"), projects().stream().sorted().toList());
    }

    @Test
    void aFailureWithANameKeepsItAndIsNoDeath() throws Exception {
        var dead = assertInstanceOf(JobState.Dead.class, run(killer(), "refuse").state());
        assertEquals(ErrorCode.RANGE_OUTSIDE, dead.code());
        assertEquals(List.of("a", "b", "c"), dead.facts());
    }

    @Test
    void aCancelReachesTheChild() throws Exception {
        cancelled("until told", folder.resolve("child").toString());
    }

    @Test
    void aChildThatDoesNotHearTheCancelIsEndedAndNotBlamed() throws Exception {
        cancelled("deaf");
    }

    private void cancelled(String... childWords) throws Exception {
        var id = killer();
        try (var storage = open()) {
            var jobs = storage.stores().jobs();
            try (var runner = storage.jobRunner(
                    workspace -> TestChild.handlers(context -> {}),
                    events,
                    TestHost.conditions(storage, events, List.of(childWords)))) {
                runner.start();
                while (!jobs.find(id).orElseThrow().stage().equals("waiting")) Thread.onSpinWait();
                jobs.cancel(id);
                runner.await(() -> jobs.unfinished() == 0);
            }
            assertInstanceOf(
                    JobState.Cancelled.class, jobs.find(id).orElseThrow().state());
        }
    }

    @Test
    void aHostThatDiesTakesItsChildAlongAndTheJobIsNotBlamed() throws Exception {
        var id = killer();
        var told = folder.resolve("child");
        var host = host("until told", told.toString());
        while (!Files.exists(told)) {
            assertTrue(host.isAlive());
            Thread.onSpinWait();
        }
        var child = ProcessHandle.of(Long.parseLong(Files.readString(told))).orElseThrow();
        host.destroyForcibly().waitFor();
        child.onExit().get(10, TimeUnit.SECONDS);
        var job = run(id, "work");
        assertInstanceOf(JobState.Succeeded.class, job.state());
        assertEquals(3, job.attempt());
    }
}
