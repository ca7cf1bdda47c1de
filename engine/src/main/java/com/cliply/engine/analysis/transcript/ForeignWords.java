package com.cliply.engine.analysis.transcript;

import com.cliply.engine.time.TimeRange;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Finds words and segments in the JSON of transcribers. Whisper and its kin write seconds, AssemblyAI, whisper.cpp and YouTube
 * milliseconds.
 */
final class ForeignWords {
    private static final List<String> LISTS =
            List.of("segments", "utterances", "transcription", "chunks", "words", "word_segments", "sentences");

    private static final double MILLION = 1e6;
    private static final double LATEST_SECONDS = 1e6;

    private final List<Cue> cues = new ArrayList<>();
    private final List<Word> pending = new ArrayList<>();
    private double unit = MILLION;

    private ForeignWords() {}

    /** Whether what follows an opening bracket may be a list of objects, and not a line of ASS or of speech. */
    static boolean listFollows(String content, int from) {
        for (int index = from; index < content.length(); index++)
            if (!Character.isWhitespace(content.charAt(index))) return content.charAt(index) == '{';
        return false;
    }

    static List<Cue> cues(JsonNode root) {
        var reader = new ForeignWords();
        if (root.isArray()) reader.list(root);
        else if (root.path("events").isArray()) reader.events(root.path("events"));
        else if (root.path("results").isObject()) reader.deepgram(root.path("results"));
        else
            for (var name : LISTS) if (root.path(name).isArray() && reader.cues.isEmpty()) reader.list(root.path(name));
        return reader.cues;
    }

    private void deepgram(JsonNode results) {
        var utterances = results.path("utterances");
        if (utterances.isArray() && !utterances.isEmpty()) list(utterances);
        else list(results.path("channels").path(0).path("alternatives").path(0).path("words"));
    }

    private void list(JsonNode items) {
        unit = inMillis(items) ? 1_000 : MILLION;
        for (var item : items) {
            if (item.path("words").isArray() && !item.path("words").isEmpty()) {
                for (var word : item.path("words")) word(word);
                flush(item.path("speaker").asText());
            } else if (isWord(item)) {
                word(item);
                if (pending.size() >= 200) flush("");
            } else {
                segment(item);
            }
        }
        flush("");
    }

    private static boolean isWord(JsonNode item) {
        return item.has("word")
                || (item.has("confidence") && item.path("text").asText().strip().indexOf(' ') < 0);
    }

    /** Seconds have fractions somewhere; milliseconds are whole and large. */
    private static boolean inMillis(JsonNode items) {
        return !items.isEmpty()
                && items.path(0).has("text")
                && StreamSupport.stream(items.spliterator(), false)
                        .limit(1_000)
                        .allMatch(item -> item.path("start").isIntegralNumber()
                                && item.path("end").isIntegralNumber()
                                && (item.path("end").asLong() == 0
                                        || item.path("end").asLong()
                                                        - item.path("start").asLong()
                                                >= 10));
    }

    private void word(JsonNode node) {
        var text = Markup.oneLine(first(node, "punctuated_word", "word", "text"));
        var start = micros(node, "start", 0, unit);
        var end = micros(node, "end", 1, unit);
        if (text.isEmpty() || start < 0 || end < 0) return;
        if (!pending.isEmpty())
            start = Math.max(start, pending.getLast().range().end().micros());
        if (end > start) pending.add(new Word(TimeRange.ofMicros(start, end), text, false));
    }

    private void flush(String speaker) {
        if (!pending.isEmpty()) cues.add(TranscriptJson.cue(pending, speaker));
        pending.clear();
    }

    private void segment(JsonNode node) {
        var offsets = node.path("offsets");
        var start = offsets.isObject() ? micros(offsets, "from", 0, 1_000) : micros(node, "start", 0, unit);
        var end = offsets.isObject() ? micros(offsets, "to", 1, 1_000) : micros(node, "end", 1, unit);
        if (start < 0) return;
        var cue = Markup.read(start, Math.max(end, start), first(node, "text", "transcript"));
        if (!cue.text().isEmpty()) cues.add(cue.saidBy(node.path("speaker").asText()));
    }

    /** YouTube's own: an event has a start, and its pieces begin so much later. */
    private void events(JsonNode events) {
        for (var event : events) {
            var start = micros(event, "tStartMs", 0, 1_000);
            var length = Math.max(0, micros(event, "dDurationMs", 0, 1_000));
            if (start < 0) continue;
            var text = new StringBuilder();
            for (var piece : event.path("segs")) {
                var at = micros(piece, "tOffsetMs", 0, 1_000);
                var words = piece.path("utf8").asText().replace("<", "&lt;");
                if (at >= 0 && !text.isEmpty())
                    text.append(leadingSpace(words)).append(stamp(start + at)).append(words.stripLeading());
                else text.append(words);
            }
            var cue = Markup.read(start, start + length, text.toString());
            if (!cue.text().isEmpty()) cues.add(cue);
        }
    }

    private static String leadingSpace(String words) {
        return words.startsWith(" ") || words.startsWith("\n") ? " " : "";
    }

    private static String stamp(long micros) {
        return "<" + CueTimes.text(micros, '.') + ">";
    }

    private static String first(JsonNode node, String... names) {
        for (var name : names)
            if (node.path(name).isTextual()) return node.path(name).asText();
        return "";
    }

    /** -1 if there is none; Hugging Face writes a pair. */
    private static long micros(JsonNode node, String name, int place, double unit) {
        var value = node.path(name).isMissingNode() ? node.path("timestamp").path(place) : node.path(name);
        if (value.isTextual()) {
            try {
                return micros(Double.parseDouble(value.asText()), unit);
            } catch (NumberFormatException none) {
                return -1;
            }
        }
        return value.isNumber() ? micros(value.asDouble(), unit) : -1;
    }

    private static long micros(double value, double unit) {
        return value >= 0 && value * unit < LATEST_SECONDS * MILLION ? Math.round(value * unit) : -1;
    }
}
