package com.cliply.engine.interchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.interchange.RenderList.Row;
import com.cliply.engine.interchange.RenderList.RowProblem;
import com.cliply.engine.time.MediaTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenderListFileTest {
    private static final String HEADER = "source,start,end,title,aspect,preset\n";

    @TempDir
    Path folder;

    private RenderList read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private RenderList read(byte[] bytes) {
        try {
            return RenderListFile.read(Files.write(folder.resolve("list.csv"), bytes));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private static Moment at(long micros) {
        return new Moment.Time(new MediaTime(micros));
    }

    private String refusal(String text) {
        var refused = assertThrows(InputException.class, () -> read(text));
        assertEquals(ErrorCode.LIST_UNREADABLE, refused.code());
        return refused.facts().get(1);
    }

    @Test
    void aRowSaysWhatIsWished() {
        assertEquals(
                new RenderList(
                        List.of(
                                new Row(2, "a.mp4", at(1_500_000), at(62_450_000), "Hello", "9:16", "tiktok"),
                                new Row(3, "b c.mkv", new Moment.Frame(0), new Moment.Frame(123), "", "source", "")),
                        List.of()),
                read(HEADER + "a.mp4,1.5,00:01:02.450,Hello,9:16,tiktok\nb c.mkv,f0,F123,,source,\n"));
    }

    @Test
    void columnsStandInAnyOrderAndSomeMayBeMissing() {
        assertEquals(
                List.of(new Row(2, "a.mp4", at(1_000_000), at(2_000_000), "", "", "")),
                read("END, Start ,source\n2,1,a.mp4\n").rows());
    }

    @Test
    void quotedFieldsHoldCommasQuotesAndLines() {
        var rows = read("\uFEFF" + HEADER
                        + "\"a,b.mp4\",1,2,\"He said \"\"no\"\",\r\nthen left\",,\r\nc.mp4,3,4,x,,\r\n")
                .rows();
        assertEquals("a,b.mp4", rows.get(0).source());
        assertEquals("He said \"no\", then left", rows.get(0).title());
        assertEquals(4, rows.get(1).line());
    }

    @Test
    void aWrongRowIsToldWithItsLineAndTheOthersAreRead() {
        var list = read(
                HEADER + "a.mp4,1,2,,,\n\n,1,2,,,\nb.mp4,soon,2,,,\nb.mp4,1,,,,\nc.mp4,1,2,x,y,z,more\nd.mp4,1,2\n");
        assertEquals(
                List.of("a.mp4", "d.mp4"), list.rows().stream().map(Row::source).toList());
        assertEquals(
                List.of(
                        new RowProblem(4, "", "it names no source"),
                        new RowProblem(
                                5, "b.mp4", "its start \"soon\" is no time; write it as 12.5, 00:01:02.450 or f123"),
                        new RowProblem(6, "b.mp4", "it has no end"),
                        new RowProblem(
                                7,
                                "c.mp4",
                                "it has more fields than the first line has columns; a title with a comma needs quotes")),
                list.problems());
    }

    @Test
    void semicolonsAndTabsSeparateAsWell() {
        assertEquals(
                List.of(new Row(2, "a.mp4", at(1_250_000), at(2_000_000), "Ja, gut", "", "")),
                read("source;start;end;title\na.mp4;1,25;2;Ja, gut\n").rows());
        assertEquals(1, read("source\tstart\tend\na.mp4\t1\t2\n").rows().size());
    }

    @ParameterizedTest
    @CsvSource({
        "12.5, 12500000",
        "0, 0",
        "1.23456789012345, 1234568",
        "00:01:02.450, 62450000",
        "1:02, 62000000",
        "01:00:00, 3600000000"
    })
    void timesAreSecondsOrClocks(String text, long micros) {
        assertEquals(at(micros), Moment.parse(text).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1e3", "f", "f-1", "f1.5", "1:2:3:4", "NaN", "", "99999999999999"})
    void whatIsNoTimeIsNone(String text) {
        assertTrue(Moment.parse(text).isEmpty());
    }

    @Test
    void whatIsNoListIsRefused() {
        assertEquals("it is empty", refusal(""));
        assertEquals("its first line names no column \"start\"", refusal("source,end\na.mp4,1\n"));
        assertEquals(
                "there is no column \"titel\", but source, start, end, title, aspect, preset",
                refusal("source,start,end,titel\n"));
        assertEquals("it has two columns \"end\"", refusal("source,start,end,End\n"));
        assertEquals("it has more than 10000 rows", refusal(HEADER + "a.mp4,1,2,,,\n".repeat(10_001)));
        assertEquals("it is larger than 10 MB", refusal(" ".repeat(10_000_001)));
        assertThrows(InputException.class, () -> read((HEADER + "a.mp4").getBytes(StandardCharsets.UTF_16)));
        assertThrows(InputException.class, () -> read((HEADER + "ä.mp4").getBytes(StandardCharsets.ISO_8859_1)));
        assertEquals(
                ErrorCode.FILE_NOT_FOUND,
                assertThrows(InputException.class, () -> RenderListFile.read(folder.resolve("none.csv")))
                        .code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"b.mp4,1,2,,,\nc.mp4,1,2,,,\n", "", "9"})
    void aListThatBreaksOffKeepsWhatWasBeforeTheBreak(String what) {
        var broken = what.isEmpty() ? "x".repeat(5_000) : what.equals("9") ? ",".repeat(100) : what;
        var list = read(HEADER + "a.mp4,1,2,,,\n" + broken);
        assertEquals("a.mp4", list.rows().getFirst().source());
        assertEquals(1, list.problems().size(), list.toString());
        assertEquals(3, list.problems().getFirst().line());
    }
}
