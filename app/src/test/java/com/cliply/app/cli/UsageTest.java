package com.cliply.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    private final FakeStudio studio = new FakeStudio();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    clip                                              | Missing required
                    clip a.mp4                                        | Missing required option: '--out=DIR'.
                    clip a.mp4 --out o --count 0                      | --count must be 1 or more, not 0.
                    clip a.mp4 --out o --count many                   | Invalid value for option '--count': 'many' is not an int.
                    clip a.mp4 --out o --min 9s --max 8s              | --min (9.0 s) is longer than --max (8.0 s).
                    clip a.mp4 --out o --min soon                     | Invalid value for option '--min': 'soon' is not a length; write it as 8s, 1m30s, 12.5 or 00:01:30.
                    clip a.mp4 --out o --min 0s                       | --min must be longer than nothing.
                    clip a.mp4 --out o --min-score 1.5                | --min-score must be from 0 to 1, not 1.5.
                    clip a.mp4 --out o --min-score NaN                | --min-score must be from 0 to 1, not NaN.
                    detect a.mp4 --transcript t.srt --no-transcript   | --transcript and --no-transcript exclude each other.
                    clip a.mp4 b.mp4 --out o --transcript t.srt       | --transcript belongs to exactly one VIDEO, and 2 were given.
                    clip a.mp4 --out o --aspect tall                  | tall is not an aspect ratio. [aspect_unknown]
                    clip a.mp4 --out o --preset huge                  | There is no preset named huge. [preset_unknown]
                    detect a.mp4 --format xml                         | Invalid value for option '--format'
                    shots                                             | Missing required parameter: 'VIDEO'. [usage]
                    detect a.mp4 b.mp4                                | Unmatched argument at index 2: 'b.mp4'. [usage]
                    probe                                             | Missing required parameter: 'FILE'. [usage]
                    relink match                                      | Missing required parameter: 'FILE'. [usage]
                    keep                                              | Missing required parameter: 'CLIP'. [usage]
                    proxy                                             | Name a PROJECT or VIDEO, or use --usage, but not both. [usage]
                    proxy a.mp4 --usage                               | Name a PROJECT or VIDEO
                    proxy a.mp4 --at soon                             | --at must be a time such as 1:23 or 12.5, not soon. [usage]
                    proxy a.mp4 --at 5 --remove                       | --remove takes no --at. [usage]
                    jobs                                              | Missing command. [usage]
                    jobs retry                                        | Name the jobs to retry, or use --all, but not both.
                    restore                                           | Missing required parameter: 'FILE'. [usage]
                    drill --max-age soon                              | Invalid value for option '--max-age'
                    jobs list --state asleep                          | Invalid value for option '--state' (STATE): expected one of [WAITING, QUEUED, RUNNING, PARKED, SUCCEEDED, DEAD, CANCELLED] (case-insensitive) but was 'asleep'. [usage]
                    jobs list --code because                          | Invalid value for option '--code': 'because' is not a code; 'cliply jobs dead' shows those that occur. [usage]
                    jobs list --since soon                            | Invalid value for option '--since': 'soon' is not a time; write it as 30m, 1h, 2d, 3w, 2026-11-21 or 2026-11-21T18:00. [usage]
                    jobs list --limit 0                               | --limit must be 1 or more, not 0.
                    jobs show                                         | Missing required parameter: 'JOB'. [usage]
                    jobs cancel                                       | Missing required parameter: 'JOB'. [usage]
                    jobs unlock                                       | Missing required parameter: 'JOB'. [usage]
                    jobs replay                                       | Say which dead letters: --code, --kind, or --all, but not --all with the others. [usage]
                    jobs replay --all --code disk_full                | Say which dead letters
                    jobs purge --yes                                  | Say which jobs: --older-than TIME or --by-rule, but not both. [usage]
                    jobs purge --yes --by-rule --older-than 1d        | Say which jobs
                    jobs purge --yes --by-rule --state dead           | --by-rule takes no --state: it looks at all that have ended. [usage]
                    jobs purge --older-than 30d                       | Nobody can be asked here; say --yes to purge. [usage]
                    jobs purge --older-than 30d --state running --yes | Invalid value for option '--state'
                    jobs recurring on                                 | Missing required parameter: 'NAME'. [usage]
                    audit --limit -1                                  | --limit must be 1 or more, not -1.
                    fly                                               | Unmatched argument at index 0: 'fly'. [usage]
                    clip a.mp4 --out o --speed 3                      | Unknown option: '--speed'
                    """)
    void whatIsTypedWronglyIsToldInASentence(String line, String sentence) {
        var typed = Typed.words(studio, (Object[]) line.strip().split(" +"));
        assertEquals(2, typed.exitCode());
        assertEquals("", typed.out());
        assertTrue(typed.err().startsWith("error: " + sentence.strip()), typed.err());
        assertEquals(2, typed.errors().size(), typed.err());
        assertEquals(List.of(), studio.opened);
    }

    @Test
    void wrongUsageNamesTheHelpOfItsCommand() {
        assertEquals(
                List.of("error: Missing required parameter: 'FILE'. [usage]", "       See: cliply probe --help"),
                Typed.words(studio, "probe").errors());
    }

    @Test
    void withoutWordsTheHelpIsShown() {
        var typed = Typed.words(studio);
        assertEquals(0, typed.exitCode());
        assertTrue(typed.out().startsWith("Usage: cliply "), typed.out());
        assertEquals("", typed.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clip",
                "detect",
                "shots",
                "probe",
                "projects",
                "relink",
                "clips",
                "keep",
                "reject",
                "jobs",
                "jobs list",
                "jobs show",
                "jobs retry",
                "jobs cancel",
                "jobs unlock",
                "jobs pause",
                "jobs resume",
                "jobs dead",
                "jobs replay",
                "jobs purge",
                "jobs recurring",
                "jobs recurring on",
                "jobs recurring off",
                "jobs run",
                "backup",
                "backup list",
                "restore",
                "drill",
                "audit",
                "doctor",
                "demo",
                "completion"
            })
    void everyCommandHasHelpWithAnExample(String command) {
        var typed = Typed.words(studio, (Object[]) (command + " --help").split(" "));
        assertEquals(0, typed.exitCode());
        assertTrue(typed.out().startsWith("Usage: cliply " + command), typed.out());
        assertTrue(typed.out().contains("Example"), typed.out());
        assertTrue(typed.out().contains("--data=DIR"), typed.out());
        assertTrue(typed.out().lines().allMatch(line -> line.length() <= 110), typed.out());
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        var typed = Typed.words(studio, "--version");
        assertTrue(typed.out().matches("Cliply Studio \\d+\\.\\d+\\.\\d+\\S*\n"), typed.out());
    }

    @Test
    void commonOptionsStandBeforeACommandOrAfterIt() {
        Typed.words(studio, "--data", "/one", "projects");
        Typed.words(studio, "jobs", "list", "--data", "/two");
        Typed.words(studio, "projects");
        assertEquals(
                List.of("/one", "/two", "/usual/data"),
                studio.opened.stream().map(Object::toString).toList());
    }

    @Test
    void aFileMayBeginWithAnAtSign() {
        assertEquals(0, Typed.words(studio, "probe", "@talk.mp4").exitCode());
    }

    @Test
    void verboseLogsToTheConsole() {
        Typed.words(studio, "projects");
        assertFalse(studio.consoleLog);
        Typed.words(studio, "projects", "-v");
        assertTrue(studio.consoleLog);
    }

    @Test
    void theShellCanCompleteEveryCommand() {
        var script = Typed.words(studio, "completion").out();
        assertEquals(script, Typed.words(studio, "generate-completion").out());
        for (var word : Arrays.asList("clip", "--min-score", "doctor", "retry", "--format", "(\"table\" \"json\")"))
            assertTrue(script.contains(word), word);
    }
}
