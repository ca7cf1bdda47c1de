package com.cliply.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.time.MediaTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameTemplateTest {
    @TempDir
    Path folder;

    private static NameFacts facts(String source, String title) {
        return new NameFacts(
                source,
                7,
                title,
                "",
                "9x16",
                "universal-vertical",
                "",
                "",
                MediaTime.ofMillis(62_450),
                MediaTime.ofMillis(74_950),
                Duration.ofMillis(12_500),
                0.873,
                LocalDate.of(2026, 11, 21),
                "",
                "ab12cd34ef".repeat(6));
    }

    private String name(String template, NameFacts facts) {
        var file = NameTemplate.parse(template).file(folder, facts, ".mp4", _ -> false);
        assertTrue(file.startsWith(folder) && file.normalize().equals(file), file.toString());
        return folder.relativize(file).toString().replace('\\', '/');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                {source}/{clip:02}-{title}-{aspect}         | Talk/07-The payoff-9x16.mp4
                {source}-{clip:02}-{title}-{aspect}         | Talk-07-The payoff-9x16.mp4
                {clip}                                      | 7.mp4
                {clip:4}                                    | 0007.mp4
                {date}/{date:dd.MM.yy} {start}              | 2026-11-21/21.11.26 00.01.02.450.mp4
                {start}_{end}_{duration}                    | 00.01.02.450_00.01.14.950_12.5s.mp4
                {score}-{hash}                              | 87-ab12cd.mp4
                {hash:10}                                   | ab12cd34ef.mp4
                {title} ({preset})                          | The payoff (universal-vertical).mp4
                {title}-{platform}-{aspect}                 | The payoff-9x16.mp4
                {platform}-{title}                          | The payoff.mp4
                {title}-{variant}-{lang}                    | The payoff.mp4
                {channel}/{title}                           | The payoff.mp4
                """)
    void aNameIsMadeOfItsWords(String template, String name) {
        assertEquals(name, name(template, facts("Talk", "The payoff")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                {source}                | all clips of a source would have the same name
                {aspect}-{preset}       | all clips of a source would have the same name
                ../{title}              | ".." would lead to another folder
                {source}/../{title}     | ".." would lead to another folder
                ./{title}               | "." would lead to another folder
                /tmp/{title}            | it begins with a slash
                C:/{title}              | not every system takes
                a\\{title}              | folders are written with /
                a//{title}              | a folder in it has no name
                {title}/                | a folder in it has no name
                {titel}                 | there is no {titel}, but {source}, {clip}, {title}
                {title                  | a brace is not closed
                title}                  | a brace is closed that was not opened
                {clip:0x}               | {clip:0x} has a form that is none: write {clip} or {clip:02}
                {clip:999999999}        | {clip:999999999} has a form that is none
                {date:HH:mm}{clip}      | {date:HH:mm} has a form that is none
                {hash:99}               | {hash:99} has a form that is none
                {title:3}               | {title:3} has a form that it does not take: write {title}
                """)
    void whatIsNoTemplateIsExplained(String template, String why) {
        var refused = assertThrows(InputException.class, () -> NameTemplate.parse(template));
        assertEquals(ErrorCode.NAME_REFUSED, refused.code());
        assertTrue(refused.facts().get(1).startsWith(why), refused.facts().toString());
    }

    @Test
    void endlessAndEmptyOnesAreRefused() {
        assertThrows(InputException.class, () -> NameTemplate.parse(" "));
        assertThrows(InputException.class, () -> NameTemplate.parse("{title}".repeat(100)));
        assertThrows(InputException.class, () -> NameTemplate.parse("a/".repeat(9) + "{title}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "..",
                "/etc/passwd",
                "C:\\Windows\\x",
                "a\u0000b",
                "con",
                "...",
                "-rf",
                "~root",
                "x\n\ty"
            })
    void noValueLeadsOutOfTheFolder(String hostile) {
        assertEquals(1, Path.of(name("{title}", facts(hostile, hostile))).getNameCount());
        assertEquals(
                2, Path.of(name("{source}/{title}", facts(hostile, hostile))).getNameCount());
        assertEquals(2, Path.of(name("{title}/{clip}", facts(hostile, hostile))).getNameCount());
    }

    @Test
    void lettersOfAllPeoplesStay() {
        assertEquals(
                "講演 Ünïcode 🎬/07-質問？ «Ça va» 👩‍👩‍👧-9x16.mp4",
                name(NameTemplate.DEFAULT, facts("講演 Ünïcode 🎬", "質問？ «Ça va» 👩‍👩‍👧")));
        assertEquals("con_.mp4", name("{title}", facts("x", "con")));
    }

    @Test
    void aLongTitleGivesWayBeforeWhatTellsFilesApart() {
        var name = name(NameTemplate.DEFAULT, facts("Talk", "長".repeat(300)));
        assertTrue(name.startsWith("Talk/07-長") && name.endsWith("長-9x16.mp4"), name);
        assertTrue(name.substring(5).getBytes(StandardCharsets.UTF_8).length <= 200 + ".mp4".length());
        var source = name(NameTemplate.DEFAULT, facts("長".repeat(300), "x"));
        assertTrue(source.split("/", 2)[0].getBytes(StandardCharsets.UTF_8).length <= 200, source);
    }

    @Test
    void takenNamesGetANumber() throws IOException {
        Files.createFile(folder.resolve("A.mp4"));
        var template = NameTemplate.parse("{title}");
        assertEquals("A (2).mp4", name("{title}", facts("x", "A")));
        var taken = new HashSet<>(Set.of(folder.resolve("A (2).mp4")));
        assertEquals(folder.resolve("A (3).mp4"), template.file(folder, facts("x", "A"), ".mp4", taken::contains));
    }

    @Test
    void aTitleWithADotIsNotCutAtIt() {
        assertEquals("Version 2.0.mp4", name("{title}", facts("x", "Version 2.0")));
    }
}
