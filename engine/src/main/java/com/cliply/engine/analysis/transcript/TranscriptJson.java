package com.cliply.engine.analysis.transcript;

import com.cliply.engine.analysis.transcript.Cue.Mark;
import com.cliply.engine.time.TimeRange;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Transcripts as JSON: our own with whole microseconds, which is read back as it was written, and those of others: Whisper in
 * its several forms, AssemblyAI, Deepgram, YouTube.
 */
final class TranscriptJson {
    static final String FORMAT = "cliply-transcript/1";

    private static final int MOST_WORDS = 1_000_000;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(20)
                    .maxStringLength(100_000)
                    .maxNumberLength(40)
                    .build())
            .build());

    private TranscriptJson() {}

    /** Whether this looks like such a file, whatever it is called. */
    static boolean recognises(String content) {
        for (int index = 0; index < content.length(); index++)
            if (!Character.isWhitespace(content.charAt(index)))
                return content.charAt(index) == '{'
                        || (content.charAt(index) == '[' && ForeignWords.listFollows(content, index + 1));
        return false;
    }

    /** Empty if it is no JSON, or none that tells what is said when. */
    static Optional<Transcript> read(String content) {
        try {
            var root = JSON.readTree(content);
            if (root == null) return Optional.empty();
            if (root.path("format").asText().equals(FORMAT)) return Optional.of(own(root));
            var cues = ForeignWords.cues(new JsonTree(JSON.treeToValue(root, Object.class)));
            return cues.isEmpty() || cues.size() > MOST_WORDS
                    ? Optional.empty()
                    : Optional.of(TranscriptMaker.of(cues));
        } catch (JsonProcessingException broken) {
            return Optional.empty();
        }
    }

    static String write(Transcript transcript) {
        var root = JSON.createObjectNode().put("format", FORMAT);
        var sentences = root.putArray("sentences");
        for (var sentence : transcript.sentences()) {
            var node = timed(sentences.addObject(), sentence.range(), sentence.text());
            var words = node.putArray("words");
            for (var word : sentence.words())
                timed(words.addObject(), word.range(), word.text()).put("estimated", word.estimated());
        }
        var sounds = root.putArray("sounds");
        for (var sound : transcript.sounds()) timed(sounds.addObject(), sound.range(), sound.text());
        try {
            var printer = new DefaultPrettyPrinter();
            printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
            printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
            return JSON.writer(printer).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("not made of numbers and texts", impossible);
        }
    }

    private static ObjectNode timed(ObjectNode node, TimeRange range, String text) {
        return node.put("start_us", range.start().micros())
                .put("end_us", range.end().micros())
                .put("text", text);
    }

    /** What lies where nothing can, or over what came before, is left out. */
    private static Transcript own(JsonNode root) {
        var sentences = new ArrayList<Sentence>();
        var end = 0L;
        for (var node : root.path("sentences")) {
            var range = range(node, end, Long.MAX_VALUE);
            var text = Markup.oneLine(node.path("text").asText());
            if (range.isEmpty() || text.isEmpty()) continue;
            end = range.get().end().micros();
            sentences.add(new Sentence(range.get(), text, words(node, range.get())));
        }
        var sounds = new ArrayList<SoundNote>();
        for (var node : root.path("sounds")) {
            var text = Markup.oneLine(node.path("text").asText());
            if (!text.isEmpty())
                range(node, 0, Long.MAX_VALUE).ifPresent(range -> sounds.add(new SoundNote(range, text)));
        }
        return new Transcript(sentences, sounds);
    }

    private static List<Word> words(JsonNode sentence, TimeRange range) {
        var words = new ArrayList<Word>();
        var end = range.start().micros();
        for (var node : sentence.path("words")) {
            var word = range(node, end, range.end().micros());
            if (word.isEmpty()) return List.of();
            end = word.get().end().micros();
            words.add(new Word(
                    word.get(),
                    Markup.oneLine(node.path("text").asText()),
                    node.path("estimated").asBoolean()));
        }
        return words;
    }

    private static Optional<TimeRange> range(JsonNode node, long earliest, long latest) {
        var start = node.path("start_us");
        var end = node.path("end_us");
        if (!start.canConvertToLong() || !end.canConvertToLong()) return Optional.empty();
        var from = start.asLong();
        var to = end.asLong();
        return from < earliest || to <= from || to > latest
                ? Optional.empty()
                : Optional.of(TimeRange.ofMicros(from, to));
    }

    /** Makes one cue of words that follow each other. */
    static Cue cue(List<Word> words, String speaker) {
        var text = new StringBuilder();
        var marks = new ArrayList<Mark>();
        for (var word : words) {
            text.append(SentenceEnds.glue(text, word.text()));
            marks.add(new Mark(
                    text.length(),
                    word.range().start().micros(),
                    word.range().end().micros()));
            text.append(word.text());
        }
        return new Cue(
                words.getFirst().range().start().micros(),
                words.getLast().range().end().micros(),
                text.toString(),
                marks,
                speaker);
    }
}
