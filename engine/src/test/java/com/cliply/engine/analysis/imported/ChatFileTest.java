package com.cliply.engine.analysis.imported;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.analysis.Signal;
import com.cliply.engine.analysis.SignalTrack;
import com.cliply.engine.analysis.imported.Imported.Note;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatFileTest {
    private static final Duration TWENTY_MINUTES = Duration.ofMinutes(20);

    /** The moment; what is written about it follows from two seconds later on. */
    private static final int MOMENT = 700;

    @TempDir
    Path folder;

    /** When messages are written, in milliseconds: one in four seconds, and thirty after the moment. */
    private static List<Integer> written() {
        var steady = IntStream.range(0, 300).map(index -> index * 4_000 + index % 7 * 100);
        var burst = IntStream.range(0, 30).map(index -> (MOMENT + 2) * 1_000 + index * 200);
        return IntStream.concat(steady, burst).boxed().toList();
    }

    private static String lines(IntFunction<String> line) {
        return written().stream().map(line::apply).collect(Collectors.joining("\n"));
    }

    @Test
    void aBurstStandsWhereItsMomentWas() throws IOException {
        var imported = read("time,message\n" + lines(millis -> millis / 1e3 + ",hello there"));
        var track = imported.track().orElseThrow();
        assertEquals(Signal.CHAT, track.signal());
        assertEquals(12_000, track.size());
        assertBurst(track);
        assertEquals(List.of(), imported.notes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"time", "Timestamp", "seconds", "offset", "time_in_seconds", "Time (seconds)"})
    void columnsOfTimesHaveManyNames(String name) throws IOException {
        var header = name.equals("Time (seconds)") ? "author;time;message" : "author;" + name + ";message";
        assertBurst(read(header + "\n" + lines(millis -> "me;" + millis / 1e3 + ";hi")));
    }

    @Test
    void clocksMillisecondsAndDatesAreTimes() throws IOException {
        assertBurst(read("time\tmessage\n" + lines(millis -> clock(millis) + "\thi")));
        assertBurst(read("timestamp,message\n" + lines(millis -> millis + ",hi")));
        var dates = read("timestamp,message\n" + lines(millis -> 1_700_000_000_000_000L + millis * 1_000L + ",hi"));
        assertBurst(dates);
        assertEquals(List.of(new Note.Dates()), dates.notes());
    }

    @Test
    void aFileWithoutAHeaderBeginsWithItsFirstMessage() throws IOException {
        assertBurst(read(lines(millis -> clock(millis) + ",someone,hi")));
    }

    @Test
    void chatsOfDownloadToolsAreRead() throws IOException {
        assertBurst(read("["
                + lines(millis -> ("{\"author\": {\"name\": \"a\"}, \"message\": \"hi\", \"time_in_seconds\": %s,"
                                + " \"timestamp\": %d},")
                        .formatted(millis / 1e3, 1_700_000_000_000_000L + millis * 1_000L))
                + "{\"message\": \"before\", \"time_in_seconds\": -12}]"));
        assertBurst(
                read("{\"FileInfo\": {\"Version\": {\"Major\": 1}}, \"streamer\": {\"name\": \"a\"}, \"comments\": ["
                        + lines(millis ->
                                ("{\"_id\": \"x\", \"created_at\": \"2024-01-01T00:00:00Z\", \"content_offset_seconds\": %s,"
                                                + " \"message\": {\"body\": \"hi\", \"fragments\": [{\"text\": \"hi\", \"emoticon\": null}]}},")
                                        .formatted(millis / 1e3))
                        + "{\"content_offset_seconds\": 3, \"message\": {\"body\": \"x\"}}]}"));
        assertBurst(read(lines(millis -> ("{\"replayChatItemAction\": {\"actions\": [{\"addChatItemAction\": {\"item\":"
                        + " {\"liveChatTextMessageRenderer\": {\"message\": {\"runs\": [{\"text\": \"hi\"}]},"
                        + " \"timestampUsec\": \"1700000000000000\"}}}}]}, \"videoOffsetTimeMsec\": \"%d\","
                        + " \"isLive\": false}")
                .formatted(millis))));
    }

    @Test
    void whatWasWrittenBeforeTheBeginningDoesNotCount() throws IOException {
        var before = IntStream.range(0, 200).mapToObj(_ -> "-0:01:05,first").collect(Collectors.joining("\n"));
        var track = track("time,message\n" + before + "\n" + lines(millis -> millis / 1e3 + ",hi"));
        assertEquals(0, track.max(TimeRange.ofMicros(0, 60_000_000)), 2);
        assertBurst(track);
    }

    @Test
    void laughterAndShoutsCountMore() throws IOException {
        var calm = track("time,message\n" + lines(millis -> millis / 1e3 + ",that is good to know"));
        var loud = track("time,message\n"
                + lines(millis -> millis / 1e3
                        + (millis > MOMENT * 1_000 && millis < 708_000 ? ",HAHAHA WHAT 😂😂😂" : ",fine")));
        var at = MediaTime.at(Duration.ofSeconds(MOMENT));
        assertTrue(loud.at(at) >= calm.at(at), loud.at(at) + " " + calm.at(at));
        assertTrue(ChatMessages.weight("LOL 😂😂😂", 0) > ChatMessages.weight("lollipops are sweet", 0));
    }

    @Test
    void aSteadyChatHasNoBurst() throws IOException {
        var steady =
                IntStream.range(0, 2_400).mapToObj(index -> index / 2.0 + ",hi").collect(Collectors.joining("\n"));
        for (var value : track("time,message\n" + steady).toArray()) assertTrue(value < 2, "" + value);
    }

    @Test
    void rowsWithoutATimeAreSkippedAndCounted() throws IOException {
        var imported =
                read("time,message\n" + lines(millis -> millis / 1e3 + ",hi") + "\nsoon,hi\n,\nNaN,hi\n1e999,hi\n");
        assertBurst(imported);
        assertEquals(List.of(new Note.Skipped(3)), imported.notes());
    }

    @Test
    void theChatOfALongerVideoIsUsedWithAWarning() throws IOException {
        var imported =
                ChatFile.read(file("time,message\n" + lines(millis -> millis / 1e3 + ",hi")), Duration.ofMinutes(12));
        assertTrue(
                imported.notes().stream().anyMatch(Note.OtherVideo.class::isInstance),
                imported.notes().toString());
        assertTrue(imported.notes().stream().anyMatch(Note.Outside.class::isInstance));
        assertEquals(7_200, imported.track().orElseThrow().size());
    }

    @Test
    void aDamagedFileIsUsedAsFarAsItGoes() throws IOException {
        var json = "[" + lines(millis -> "{\"time_in_seconds\": " + millis / 1e3 + "},");
        assertEquals(List.of(new Note.BrokenOff(330)), read(json).notes());
        var csv =
                "time,message\n" + lines(millis -> millis / 1e3 + ",hi") + "\n5,\"never closed\n" + "x".repeat(500_000);
        assertEquals(List.of(new Note.BrokenOff(330)), read(csv).notes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "hello",
                "name,message\nme,hi",
                "[]",
                "{}",
                "<html>",
                "[[[[",
                "{\"comments\": [1, 2]}"
            })
    void whatHoldsNoMessageWithATimeIsRefusedWithASentence(String content) throws IOException {
        var path = file(content);
        var refused = assertThrows(InputException.class, () -> ChatFile.read(path, TWENTY_MINUTES));
        assertEquals(ErrorCode.CHAT_UNREADABLE, refused.code());
    }

    @Test
    void utf16IsRefusedAndABomIsNot() throws IOException {
        var text = "time,message\n" + lines(millis -> millis / 1e3 + ",hi");
        var wide = Files.write(folder.resolve("wide.csv"), ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
        assertThrows(InputException.class, () -> ChatFile.read(wide, TWENTY_MINUTES));
        assertBurst(read("\uFEFF" + text));
    }

    @ParameterizedTest
    @CsvSource({
        "751.5, 751.5",
        "0:12:31, 751",
        "12:31, 751",
        "-0:05, -5",
        "1:00:00.250, 3600.25",
        "0h12m31s, 751",
        "12m31s, 751",
        "1970-01-01T00:01:00Z, 60",
        "abc, NaN",
        "1:2:3:4, NaN",
        "12:, NaN",
        "'', NaN"
    })
    void timesAreWrittenInManyWays(String written, double seconds) {
        assertEquals(seconds, ChatTime.parse(written), 1e-6);
    }

    private static String clock(int millis) {
        var seconds = millis / 1_000;
        return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }

    private void assertBurst(Imported imported) {
        assertBurst(imported.track().orElseThrow());
    }

    private static void assertBurst(SignalTrack track) {
        var best = 0;
        for (int step = 1; step < track.size(); step++) if (track.value(step) > track.value(best)) best = step;
        assertEquals(MOMENT, best / 10.0, 4);
        assertTrue(track.value(best) > 4, "" + track.value(best));
        assertTrue(track.at(MediaTime.at(Duration.ofMinutes(5))) < 1.5);
    }

    private SignalTrack track(String content) throws IOException {
        return read(content).track().orElseThrow();
    }

    private Imported read(String content) throws IOException {
        return ChatFile.read(file(content), TWENTY_MINUTES);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("chat.txt"), content);
    }
}
