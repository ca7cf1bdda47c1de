package com.cliply.engine.transcribe;

import static com.cliply.engine.net.FakeService.answer;
import static com.cliply.engine.net.FakeService.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.analysis.transcript.Sentence;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.analysis.transcript.Word;
import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.MediaScanner;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.media.ffmpeg.FfmpegSpeechEncoder;
import com.cliply.engine.net.ApiKey;
import com.cliply.engine.net.Endpoint;
import com.cliply.engine.net.FakeService;
import com.cliply.engine.net.HttpGateway;
import com.cliply.engine.net.HttpLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Against servers on this machine that answer as the public descriptions of the two services say (OpenAI: audio/transcriptions
 * with {@code verbose_json}; Deepgram: listen); neither service itself was asked.
 */
class ServiceTranscribersTest {
    private static final HttpLimits QUICK = new HttpLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            3,
            Duration.ofMillis(2),
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            4_000_000);
    private static final int RATE = MediaScanner.SOUND_RATE;
    private static final Path FILE = Path.of("talk.mp4");

    /** A beep of a tenth of a second every 0.7 s and a rustle between. */
    private static final PaintedScanner BEEPS = new PaintedScanner(
            Duration.ofSeconds(33), sample -> sample % (7 * RATE / 10) < RATE / 10 ? 500 : sample % 2);

    private final HttpGateway gateway = new HttpGateway(QUICK, entry -> {}, InstantSource.fixed(Instant.EPOCH), "test");

    @AfterEach
    void close() {
        gateway.close();
    }

    private static SentSpeech speech(PaintedScanner scanner, int seconds) {
        return new SentSpeech(scanner, new FfmpegSpeechEncoder(), Duration.ofSeconds(seconds));
    }

    private Transcript openAi(FakeService service, PaintedScanner scanner) {
        return new OpenAiTranscriber(
                        service.endpoint(), "whisper-1", () -> ApiKey.of("secret"), gateway, speech(scanner, 10))
                .transcribe(FILE, scanner.info(), "en", WorkMonitor.NONE);
    }

    private Transcript deepgram(FakeService service, PaintedScanner scanner) {
        return new DeepgramTranscriber(
                        service.endpoint(), "nova-3", () -> ApiKey.of("secret"), gateway, speech(scanner, 10))
                .transcribe(FILE, scanner.info(), null, WorkMonitor.NONE);
    }

    private StudioException refusal(String answer) throws IOException {
        try (var service = new FakeService(json(answer))) {
            return assertThrows(StudioException.class, () -> openAi(service, BEEPS));
        }
    }

    /** Hears a word in every beep of the WAVE file that it is sent. */
    private static FakeService.Answer listening() {
        return (asked, out) -> {
            var words = new ArrayList<String>();
            var wav = ByteBuffer.wrap(asked.body()).order(ByteOrder.LITTLE_ENDIAN);
            var start = new String(asked.body(), StandardCharsets.ISO_8859_1).indexOf("RIFF");
            var count = wav.getInt(start + 40) / 2;
            var began = -1;
            for (int index = 0; index <= count; index++) {
                var loud = index < count && wav.getShort(start + 44 + 2 * index) > 10_000;
                if (loud && began < 0) began = index;
                if (!loud && began >= 0) {
                    words.add(String.format(
                            Locale.ROOT,
                            "{\"word\":\"beep\",\"start\":%.7f,\"end\":%.7f}",
                            began / (double) RATE,
                            index / (double) RATE));
                    began = -1;
                }
            }
            var answer = "{\"task\":\"transcribe\",\"text\":\"beep\",\"words\":[" + String.join(",", words) + "]}";
            json(answer).to(asked, out);
        };
    }

    private static List<Word> words(Transcript transcript) {
        return transcript.sentences().stream()
                .flatMap(sentence -> sentence.words().stream())
                .toList();
    }

    @Test
    void wordsOfAllPartsHaveTheTimesOfTheFileAndNoneIsCut() throws IOException {
        try (var service = new FakeService(listening())) {
            var words = words(openAi(service, BEEPS));
            assertEquals(48, words.size());
            for (int index = 0; index < words.size(); index++) {
                var range = words.get(index).range();
                assertEquals(index * 700_000L, range.start().micros());
                // The last beep is cut by the end of the file, at 33 s.
                assertEquals(Math.min(100_000, 33_000_000 - index * 700_000L), range.micros());
            }
            assertTrue(service.asked().size() >= 4, service.asked().size() + " parts");
        }
    }

    @Test
    void theRequestIsWhatTheServiceDescribes() throws IOException {
        try (var service = new FakeService(listening())) {
            openAi(service, BEEPS);
            var asked = service.asked().getFirst();
            assertEquals("POST /v1/audio/transcriptions HTTP/1.1", asked.line());
            assertEquals("Bearer secret", asked.headers().get("authorization"));
            var text = asked.text();
            for (var field : List.of(
                    "name=\"model\"",
                    "whisper-1",
                    "verbose_json",
                    "name=\"timestamp_granularities[]\"",
                    "name=\"language\"",
                    "name=\"file\"; filename=\"part.wav\"")) assertTrue(text.contains(field), field);
        }
    }

    @Test
    void whereOnlyStretchesAreTimedSentencesHaveNoWords() throws IOException {
        var body = """
            {"text": "One two. Three", "segments": [
              {"id": 0, "start": 0.0, "end": 1.25, "text": " One two.", "avg_logprob": NaN},
              {"id": 1, "start": 1.25, "end": 2.0000004, "text": " Three"}]}\
            """;
        try (var service = new FakeService(json(body), json("{\"text\": \"\", \"segments\": []}"))) {
            var sentences = openAi(service, BEEPS).sentences();
            assertEquals(
                    List.of("One two. 0 1250000", "Three 1250000 2000000"),
                    sentences.stream().map(ServiceTranscribersTest::plain).toList());
            assertTrue(sentences.stream().allMatch(sentence -> sentence.words().isEmpty()));
        }
    }

    @Test
    void wordsTakeTheirPunctuationFromTheirStretch() throws IOException {
        var body = """
            {"text": "Why? Because of rain.", "segments": [{"start": 0, "end": 2, "text": "Why? Because of rain."}],
             "words": [{"word": "Why", "start": 0, "end": 0.3}, {"word": "Because", "start": 0.3, "end": 0.9},
                       {"word": "of", "start": 0.9, "end": 0.9}, {"word": "rain", "start": 0.9, "end": 1.5}]}\
            """;
        try (var service = new FakeService(json(body), json("{\"text\": \"\"}"))) {
            var transcript = openAi(service, BEEPS);
            assertEquals(
                    List.of("Why? 0 300000", "Because of rain. 300000 1500000"),
                    transcript.sentences().stream()
                            .map(ServiceTranscribersTest::plain)
                            .toList());
            assertEquals(
                    "Why? Because of rain.",
                    words(transcript).stream().map(Word::text).collect(Collectors.joining(" ")));
        }
    }

    @Test
    void deepgramsWordsBecomeSentences() throws IOException {
        var body = """
            {"metadata": {}, "results": {"channels": [{"alternatives": [{"transcript": "hi there how", "words": [
              {"word": "hi", "start": 0.08, "end": 0.32, "confidence": 0.99, "punctuated_word": "Hi"},
              {"word": "there", "start": 0.32, "end": 0.83001995, "confidence": 0.9, "punctuated_word": "there."},
              {"word": "how", "start": 0.9, "end": 1.1, "confidence": 0.9}]}]}],
             "utterances": []}}\
            """;
        var empty = "{\"results\": {\"channels\": [{\"alternatives\": [{\"words\": []}]}]}}";
        try (var service = new FakeService(json(body), json(empty))) {
            assertEquals(
                    List.of("Hi there. 80000 830020", "how 900000 1100000"),
                    deepgram(service, BEEPS).sentences().stream()
                            .map(ServiceTranscribersTest::plain)
                            .toList());
            var asked = service.asked().getFirst();
            assertEquals(
                    "POST /v1/listen?model=nova-3&smart_format=true&punctuate=true&utterances=true"
                            + "&detect_language=true HTTP/1.1",
                    asked.line());
            assertEquals("Token secret", asked.headers().get("authorization"));
            assertEquals("audio/wav", asked.headers().get("content-type"));
        }
    }

    private static String plain(Sentence sentence) {
        return sentence.text() + " " + sentence.range().start().micros() + " "
                + sentence.range().end().micros();
    }

    @Test
    void aPartThatFailsIsSentAgainByItself() throws IOException {
        try (var whole = new FakeService(listening());
                var service = new FakeService(listening(), answer(500, "", ""), FakeService.nothing(), listening())) {
            assertEquals(words(openAi(whole, BEEPS)), words(openAi(service, BEEPS)));
            assertEquals(whole.asked().size() + 2, service.asked().size());
        }
    }

    @Test
    void silenceIsNotSent() throws IOException {
        var half = new PaintedScanner(Duration.ofSeconds(15), sample -> sample < 10L * RATE ? 0 : 500);
        try (var service = new FakeService(json("{\"text\": \"\"}"))) {
            openAi(service, half);
            assertEquals(1, service.asked().size());
        }
    }

    @Test
    void aFileWithoutSoundIsRefusedBeforeAnythingIsSent() throws IOException {
        try (var service = new FakeService(listening())) {
            var info = BEEPS.info();
            var mute = new MediaInfo(info.container(), info.duration(), info.duration(), 0, List.of(), List.of());
            var transcriber =
                    new OpenAiTranscriber(service.endpoint(), "m", Optional::empty, gateway, speech(BEEPS, 10));
            var error = assertThrows(
                    StudioException.class, () -> transcriber.transcribe(FILE, mute, null, WorkMonitor.NONE));
            assertEquals(ErrorCode.NO_SOUND, error.code());
            assertEquals(List.of(), service.asked());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"start\": -1, \"end\": 1}",
                "{\"start\": 2, \"end\": 1}",
                "{\"start\": NaN, \"end\": 1}",
                "{\"start\": 0, \"end\": 1e300}",
                "{\"start\": 1e999999999, \"end\": 1e999999999}",
                "{\"start\": \"0\", \"end\": 1}",
                "{\"start\": 3600, \"end\": 3601}",
                "{}"
            })
    void timesThatCannotBeAreAnOddAnswer(String times) throws IOException {
        var word = "{\"word\": \"x\", " + times.substring(1);
        if (times.equals("{}")) word = "{\"word\": \"x\"}";
        var error = refusal("{\"text\": \"x\", \"words\": [" + word + "]}");
        assertEquals(ErrorCode.SERVICE_ODD_ANSWER, error.code());
        assertTrue(String.valueOf(error.getMessage()).contains("times that cannot be"));
    }

    @Test
    void aFewWordsWithWrongTimesAreLeftOut() throws IOException {
        var body = """
            {"text": "a b c d", "words": [
              {"word": "a", "start": 1, "end": 2}, {"word": "b", "start": 0.5, "end": 0.6},
              {"word": "c", "start": 2, "end": 99}, {"word": "d", "start": 2, "end": 3},
              {"word": "e\\u202e\\u0007", "start": 3, "end": 3.5}]}\
            """;
        try (var service = new FakeService(json(body), json("{\"text\": \"\"}"))) {
            assertEquals(
                    List.of("a", "d", "e"),
                    words(openAi(service, BEEPS)).stream().map(Word::text).toList());
        }
    }

    @Test
    void moreWordsThanCanBeSaidAreAnOddAnswer() throws IOException {
        var words = IntStream.range(0, 20_000)
                .mapToObj(index -> "{\"word\": \"x\", \"start\": 0, \"end\": 1}")
                .collect(Collectors.joining(","));
        assertEquals(
                ErrorCode.SERVICE_ODD_ANSWER,
                refusal("{\"text\": \"x\", \"words\": [" + words + "]}").code());
    }

    @Test
    void aMillionWordsAreNotEvenRead() throws IOException {
        var words = "{\"word\": \"x\", \"start\": 0, \"end\": 1},".repeat(1_000_000);
        assertEquals(
                ErrorCode.SERVICE_TOO_LARGE,
                refusal("{\"words\": [" + words + "0]}").code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"error\": null}", "{\"text\": 5}", "null"})
    void jsonOfAnotherKindIsAnOddAnswer(String body) throws IOException {
        assertEquals(ErrorCode.SERVICE_ODD_ANSWER, refusal(body).code());
    }

    @Test
    void aModelWithoutTimesIsSaidToBeOne() throws IOException {
        var error = refusal("{\"text\": \"Hello there.\"}");
        assertTrue(String.valueOf(error.getMessage()).contains("gives no times"));
    }

    @Test
    void aServiceElsewhereNeedsAKeyBeforeAnythingIsDone() {
        var transcriber = new DeepgramTranscriber(
                Endpoint.parse("https://api.deepgram.com"), "nova-3", Optional::empty, gateway, speech(BEEPS, 10));
        var error = assertThrows(
                StudioException.class, () -> transcriber.transcribe(FILE, BEEPS.info(), null, WorkMonitor.NONE));
        assertEquals(ErrorCode.SERVICE_KEY_MISSING, error.code());
        assertTrue(error.text(Locale.ENGLISH).advice().contains("CLIPLY_DEEPGRAM_KEY"));
    }

    @Test
    void aCancelStopsTheSending() throws IOException {
        try (var service = new FakeService(listening())) {
            var transcriber =
                    new OpenAiTranscriber(service.endpoint(), "m", Optional::empty, gateway, speech(BEEPS, 10));
            var monitor = new WorkMonitor() {
                @Override
                public boolean cancelled() {
                    return !service.asked().isEmpty();
                }

                @Override
                public void done(Duration media, Duration whole) {}
            };
            assertThrows(CancelledException.class, () -> transcriber.transcribe(FILE, BEEPS.info(), null, monitor));
            assertEquals(1, service.asked().size());
        }
    }

    @Test
    void itIsSaidWhatLeavesTheMachineAndWhatItCosts() {
        var hour = new PaintedScanner(Duration.ofMinutes(58), sample -> 0).info();
        assertEquals(
                "The sound of this file (58 min, about 14 MB) is sent to api.openai.com."
                        + " It costs about $0.35 ($0.006 a minute by the list of 2026-11-21).",
                leaves("https://api.openai.com/v1", "whisper-1", hour));
        assertTrue(leaves("https://api.openai.com", "another", hour).endsWith("What it costs is unknown here."));
        assertTrue(leaves("http://localhost:8000", "x", hour).endsWith("This is free and stays in your network."));
        assertFalse(leaves("https://speech.example", "whisper-1", hour).contains("$"));
    }

    private String leaves(String address, String model, MediaInfo info) {
        return new OpenAiTranscriber(Endpoint.parse(address), model, Optional::empty, gateway, speech(BEEPS, 10))
                .leaves(info)
                .orElseThrow();
    }
}
