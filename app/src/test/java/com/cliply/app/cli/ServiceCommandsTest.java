package com.cliply.app.cli;

import static com.cliply.app.cli.FakeStudio.aHighlight;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.analysis.transcript.Sentence;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.net.ApiKey;
import com.cliply.engine.net.FakeService;
import com.cliply.engine.net.ServiceKey;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceCommandsTest {
    private static final String SECRET = "sk-canary-0123456789";

    @TempDir
    Path folder;

    private final FakeStudio studio = new FakeStudio();

    private Typed typed(Object... words) {
        return Typed.words(studio, words);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aKeyIsTypedOrPipedAndNeverShown(boolean atATerminal) {
        if (atATerminal) studio.typedSecret = Optional.of(SECRET);
        else studio.pipedSecret = Optional.of(SECRET + "\r");
        var set = typed("keys", "set", "openai");
        assertEquals(0, set.exitCode());
        assertEquals(ApiKey.of(SECRET).orElseThrow(), studio.services.kept.get(ServiceKey.OPENAI));
        var all = set.out()
                + set.err()
                + typed("keys").out()
                + typed("keys", "--format", "json").out();
        assertFalse(all.contains("canary"), all);
    }

    @Test
    void itIsListedWhereKeysComeFrom() {
        studio.services.kept.put(ServiceKey.OPENAI, ApiKey.of(SECRET).orElseThrow());
        studio.services.environment.put("CLIPLY_DEEPGRAM_KEY", SECRET);
        var lines = typed("keys")
                .out()
                .lines()
                .map(line -> line.replaceAll(" +", " "))
                .toList();
        assertTrue(lines.get(1).startsWith("openai vault "), lines.toString());
        assertTrue(lines.get(2).startsWith("deepgram environment (CLIPLY_DEEPGRAM_KEY) "), lines.toString());
        assertTrue(lines.get(3).startsWith("language not set "), lines.toString());
    }

    @Test
    void theEnvironmentGoesFirst() {
        studio.services.kept.put(ServiceKey.OPENAI, ApiKey.of("kept").orElseThrow());
        studio.services.environment.put("CLIPLY_OPENAI_KEY", "given");
        assertEquals(ApiKey.of("given"), studio.services.keys().find(ServiceKey.OPENAI));
        studio.services.environment.put("CLIPLY_OPENAI_KEY", " ");
        assertEquals(ApiKey.of("kept"), studio.services.keys().find(ServiceKey.OPENAI));
    }

    @Test
    void aKeyIsNotTakenAsAWord() {
        var words = typed("keys", "set", "openai", SECRET);
        assertEquals(2, words.exitCode());
        assertTrue(studio.services.kept.isEmpty());
    }

    @Test
    void nothingAndNonsenseAreNoKeys() {
        assertEquals(2, typed("keys", "set", "openai").exitCode());
        studio.pipedSecret = Optional.of("two words");
        assertEquals(2, typed("keys", "set", "openai").exitCode());
        assertEquals(2, typed("keys", "set", "nobody").exitCode());
    }

    @Test
    void aKeyIsForgotten() {
        studio.services.kept.put(ServiceKey.OPENAI, ApiKey.of(SECRET).orElseThrow());
        assertEquals(0, typed("keys", "remove", "openai").exitCode());
        assertTrue(studio.services.kept.isEmpty());
        assertTrue(typed("keys", "remove", "openai").out().contains("No key openai"));
    }

    private Typed reranked() throws IOException {
        studio.highlights.addAll(List.of(aHighlight(20, 0.6), aHighlight(60, 0.55)));
        var transcript = folder.resolve("a.srt");
        Files.writeString(transcript, "1\n00:00:01,000 --> 00:00:02,000\nHello.\n");
        return typed("detect", folder.resolve("a.mp4"), "--transcript", transcript, "--rerank", "--format", "json");
    }

    private static Transcript talk() {
        return new Transcript(IntStream.range(0, 40)
                .mapToObj(index -> new Sentence(
                        TimeRange.ofMicros(index * 2_000_000L, index * 2_000_000L + 2_000_000), "Yes.", List.of()))
                .toList());
    }

    @Test
    void aLanguageModelMovesItsFavouriteUpAndSaysWhy() throws IOException {
        studio.said = talk();
        var second = aHighlight(60, 0.55).range();
        var first = second.start().micros() / 2_000_000 + 1;
        var last = second.end().micros() / 2_000_000;
        var content = "{\\\"moments\\\": [{\\\"first\\\": " + first + ", \\\"last\\\": " + last
                + ", \\\"strength\\\": 100, \\\"reason\\\": \\\"A punch line\\\"}]}";
        try (var service = new FakeService(
                FakeService.json("{\"choices\": [{\"message\": {\"content\": \"" + content + "\"}}]}"))) {
            studio.services.model = Optional.of(service.endpoint());
            var typed = reranked();
            assertEquals(0, typed.exitCode());
            assertTrue(typed.err().contains("are sent to 127.0.0.1"), typed.err());
            assertTrue(typed.out().contains("The language model says: A punch line"), typed.out());
            assertTrue(
                    typed.out().indexOf("\"start_us\" : 60000000") < typed.out().indexOf("\"start_us\" : 20000000"),
                    typed.out());
        }
    }

    @Test
    void withoutAUsableModelTheRankingStandsAndItIsSaidWhy() throws IOException {
        studio.said = talk();
        try (var service = new FakeService(FakeService.answer(200, "text/html", "<html>Sign in</html>"))) {
            studio.services.model = Optional.of(service.endpoint());
            var typed = reranked();
            assertEquals(0, typed.exitCode());
            assertTrue(typed.err().contains("answered a web page instead of JSON"), typed.err());
            assertTrue(
                    typed.out().indexOf("\"start_us\" : 20000000") < typed.out().indexOf("\"start_us\" : 60000000"),
                    typed.out());
        }
    }

    @Test
    void withoutAModelOrATranscriptThatIsSaid() throws IOException {
        assertTrue(reranked().err().contains("cliply settings language.endpoint"));
        studio.highlights.clear();
        try (var service = new FakeService(FakeService.json("{}"))) {
            studio.services.model = Optional.of(service.endpoint());
            assertTrue(reranked().err().contains("There is no transcript"));
            assertEquals(List.of(), service.asked());
        }
    }
}
