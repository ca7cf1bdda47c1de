package com.cliply.engine.analysis.transcript;

import com.cliply.engine.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Finds words and segments in the JSON of transcribers. Whisper and its kin write seconds, AssemblyAI, whisper.cpp and
 * YouTube
 * milliseconds.
 */
final class ForeignWords {
    private static final List<String> LISTS =
            List.of("segments", "utterances", "transcription", "chunks", "words", "word_segments", "sentences");

    private static final double MILLION = 1e6;

    /** Eleven days. */
    private static final double LATEST = 1e12;

    private static final int LEAST_MILLIS = 10;

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

    static List<Cue> cues(JsonTree root) {
        var reader = new ForeignWords();
        if (root.isList()) reader.list(root);
        else if (root.at("events").isList()) reader.events(root.at("events"));
        else if (root.at("results").isObject()) reader.deepgram(root.at("results"));
        else for (var name : LISTS) if (root.at(name).isList() && reader.cues.isEmpty()) reader.list(root.at(name));
        return reader.cues;
    }

    private void deepgram(JsonTree results) {
        var utterances = results.at("utterances");
        if (utterances.isFilled()) list(utterances);
        else list(results.at("channels").at(0).at("alternatives").at(0).at("words"));
    }

    private void list(JsonTree items) {
        unit = inMillis(items) ? 1_000 : MILLION;
        for (var item : items) {
            if (item.at("words").isFilled()) {
                for (var word : item.at("words")) word(word);
                flush(item.at("speaker").word());
            } else if (isWord(item)) {
                word(item);
                if (pending.size() >= 200) flush("");
            } else {
                segment(item);
            }
        }
        flush("");
    }

    private static boolean isWord(JsonTree item) {
        return item.has("word")
                || (item.has("confidence") && item.at("text").text().strip().indexOf(' ') < 0);
    }

    /** AssemblyAI's, which tells how sure it is of each: whole, and never as short as a few. */
    private static boolean inMillis(JsonTree items) {
        return items.isFilled()
                && StreamSupport.stream(items.spliterator(), false)
                        .limit(1_000)
                        .allMatch(item -> item.has("confidence")
                                && item.at("start").isWholeNumber()
                                && item.at("end").isWholeNumber()
                                && item.at("end").number().orElse(0)
                                                - item.at("start").number().orElse(0)
                                        >= LEAST_MILLIS);
    }

    private void word(JsonTree node) {
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

    private void segment(JsonTree node) {
        var offsets = node.at("offsets");
        var start = offsets.isObject() ? micros(offsets, "from", 0, 1_000) : micros(node, "start", 0, unit);
        var end = offsets.isObject() ? micros(offsets, "to", 1, 1_000) : micros(node, "end", 1, unit);
        if (start < 0) return;
        var cue = Markup.read(start, Math.max(end, start), first(node, "text", "transcript"));
        if (!cue.text().isEmpty()) cues.add(cue.saidBy(node.at("speaker").word()));
    }

    /** YouTube's own: an event has a start, and its pieces begin so much later. */
    private void events(JsonTree events) {
        for (var event : events) {
            var start = micros(event, "tStartMs", 0, 1_000);
            var length = Math.max(0, micros(event, "dDurationMs", 0, 1_000));
            if (start < 0) continue;
            var text = new StringBuilder();
            for (var piece : event.at("segs")) {
                var at = micros(piece, "tOffsetMs", 0, 1_000);
                var words = piece.at("utf8").text().replace("<", "&lt;");
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

    private static String first(JsonTree node, String... names) {
        for (var name : names) if (node.at(name).isText()) return node.at(name).text();
        return "";
    }

    /** -1 if there is none; Hugging Face writes a pair. */
    private static long micros(JsonTree node, String name, int place, double unit) {
        var value = node.has(name) ? node.at(name) : node.at("timestamp").at(place);
        var micros = value.number().orElse(-1) * unit;
        return micros >= 0 && micros < LATEST ? Math.round(micros) : -1;
    }
}
