package com.cliply.app.rules;

import static com.cliply.app.rules.BadCode.areCaught;
import static com.cliply.app.rules.BadCode.isCaught;
import static com.cliply.app.rules.BadCode.isLetThrough;

import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each of these rules refuses code that breaks it. */
class CodeRulesCatchTest {
    /** Each of these, alone in a class. */
    private static void areCaughtIn(String place, ArchRule rule, String... members) {
        areCaught(
                rule,
                IntStream.range(0, members.length)
                        .mapToObj(i -> "package " + place + "; class Bad" + i + " { " + members[i] + " }")
                        .toList());
    }

    private static void areCaughtInTheEngine(ArchRule rule, String... members) {
        areCaughtIn("com.cliply.engine.clip", rule, members);
    }

    private static void isLetThroughInTheEngine(ArchRule rule, String members) {
        isLetThrough(rule, "package com.cliply.engine.clip; class Clips { " + members + " }");
    }

    @Test
    void aPublicEntityIsCaught() {
        isCaught(
                CodeRules.ENTITIES_STAY_AT_HOME,
                "package com.cliply.storage.clip; @jakarta.persistence.Entity public class ClipEntity {}");
    }

    @Test
    void timeInFloatingNumbersIsCaught() {
        isCaught(CodeRules.TIME_IS_NO_DOUBLE, "package com.cliply.engine.time; record FrameRate(double fps) {}");
        isCaught(CodeRules.TIME_IS_NO_DOUBLE, "package com.cliply.engine.time; record FrameRate(float fps) {}");
        areCaughtInTheEngine(CodeRules.TIME_IS_NO_DOUBLE, "double lengthInSeconds() { return 1.5; }");
        isLetThrough(
                CodeRules.TIME_IS_NO_DOUBLE,
                "package com.cliply.app.review; class ClipCell { double lengthInSeconds() { return 1.5; } }");
    }

    @Test
    void aClockOfItsOwnIsCaught() {
        areCaughtInTheEngine(
                CodeRules.THE_CLOCK_IS_HANDED_IN,
                "Object now() { return java.time.Instant.now(); }",
                "Object now() { return java.time.LocalDateTime.now(); }",
                "Object now() { return java.time.ZonedDateTime.now(java.time.ZoneOffset.UTC); }",
                "long now() { return System.currentTimeMillis(); }",
                "Object now() { return java.time.Clock.systemUTC(); }",
                "Object now() { return java.time.InstantSource.system(); }",
                "Object now() { return new java.util.Date(); }",
                "java.util.function.Supplier<java.time.Instant> now = java.time.Instant::now;");
    }

    @Test
    void theWiringHasTheClockAndOthersAreHandedIt() {
        isLetThrough(
                CodeRules.THE_CLOCK_IS_HANDED_IN,
                "package com.cliply.app; class Main { Object clock = java.time.InstantSource.system(); }");
        isLetThroughInTheEngine(
                CodeRules.THE_CLOCK_IS_HANDED_IN,
                "Object at(java.time.InstantSource clock) { return clock.instant(); } long t = System.nanoTime();");
    }

    @Test
    void aShortcutIsCaught() {
        String[] shortcuts = {
            "void run() { System.out.println(); }",
            "void run() { System.err.println(); }",
            "void run() { System.exit(1); }",
            "void run() { Runtime.getRuntime().halt(1); }",
            "void run() throws Exception { Thread.sleep(5); }",
            "void run() throws Exception { Thread.sleep(java.time.Duration.ofMillis(5)); }",
            "void run(RuntimeException e) { e.printStackTrace(); }",
            "java.util.function.Consumer<Exception> print = Exception::printStackTrace;"
        };
        areCaughtInTheEngine(CodeRules.NO_CONSOLE_AND_NO_SLEEP, shortcuts);
        areCaughtIn("com.cliply.app.review", CodeRules.NO_CONSOLE_AND_NO_SLEEP, shortcuts);
    }

    @Test
    void theCommandLineMayPrintAndMainMayExit() {
        isLetThrough(
                CodeRules.NO_CONSOLE_AND_NO_SLEEP,
                "package com.cliply.app.cli; class ProbeCommand { void run() { System.out.println(); } }",
                "package com.cliply.app; class Main { void run() { System.exit(1); } }");
        isCaught(
                CodeRules.NO_CONSOLE_AND_NO_SLEEP,
                "package com.cliply.app; class Studio { void run() { System.out.println(); } }");
    }

    @Test
    void hiddenStateIsCaught() {
        areCaughtInTheEngine(
                CodeRules.NO_HIDDEN_STATE_AND_NO_EMPTY_NAMES,
                "@jakarta.inject.Inject String title;",
                "static int counter;",
                "static final java.util.concurrent.atomic.AtomicInteger COUNTER = null;",
                "static final java.util.HashMap<String, String> CACHE = null;",
                "static final java.util.concurrent.ConcurrentHashMap<String, String> CACHE = null;",
                "static final StringBuilder TEXT = null;",
                "static final int[] TABLE = {1, 2};");
    }

    @Test
    void constantsAreLetThrough() {
        isLetThroughInTheEngine(CodeRules.NO_HIDDEN_STATE_AND_NO_EMPTY_NAMES, """
                static final java.util.List<String> NAMES = java.util.List.of();
                private static final int[] TABLE = {1, 2};
                enum Mood { GOOD, BAD }
                int of(Mood mood) { return switch (mood) { case GOOD -> 1; case BAD -> 2; }; }
                void check() { assert TABLE.length == 2; }
                """);
    }

    @Test
    void aNameThatSaysNothingIsCaught() {
        areCaught(
                CodeRules.NO_HIDDEN_STATE_AND_NO_EMPTY_NAMES,
                Stream.of("TimeUtil", "TimeUtils", "ClipHelper", "JobManager", "ClipStoreImpl")
                        .map(name -> "package com.cliply.engine.clip; class " + name + " {}")
                        .toList());
    }
}
