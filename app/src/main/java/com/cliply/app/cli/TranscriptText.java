package com.cliply.app.cli;

import com.cliply.engine.analysis.transcript.Sentence;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.analysis.transcript.Word;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a transcript into the text of a file. */
enum TranscriptText {
    SRT {
        @Override
        String of(Transcript transcript, Origin origin) {
            var text = new StringBuilder();
            var number = 0;
            for (var sentence : transcript.sentences())
                text.append(++number)
                        .append('\n')
                        .append(range(sentence.range(), ','))
                        .append('\n')
                        .append(harmless(sentence.text()))
                        .append("\n\n");
            return text.toString();
        }
    },
    VTT {
        @Override
        String of(Transcript transcript, Origin origin) {
            var text = new StringBuilder("WEBVTT\n\n");
            for (var sentence : transcript.sentences())
                text.append(range(sentence.range(), '.'))
                        .append('\n')
                        .append(escaped(sentence.text()))
                        .append("\n\n");
            return text.toString();
        }
    },
    JSON {
        @Override
        String of(Transcript transcript, Origin origin) {
            return new JsonOutput()
                            .text(JsonOutput.object(
                                    "file", origin.file(),
                                    "by", origin.by(),
                                    "language", origin.language(),
                                    "sentences",
                                            transcript.sentences().stream()
                                                    .map(TranscriptText::json)
                                                    .toList()))
                    + "\n";
        }
    };

    /**
     * What the transcript is of, and who wrote it.
     *
     * @param by as {@code whisper}, or the name of a file
     * @param language what was asked for; null if that was left open
     */
    record Origin(String file, String by, @Nullable String language) {}

    abstract String of(Transcript transcript, Origin origin);

    /** The end of a file's name, as it is typed too. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, @Nullable Object> json(Sentence sentence) {
        return JsonOutput.object(
                "start_us", sentence.range().start().micros(),
                "end_us", sentence.range().end().micros(),
                "text", sentence.text(),
                "words", sentence.words().stream().map(TranscriptText::json).toList());
    }

    private static Map<String, @Nullable Object> json(Word word) {
        return JsonOutput.object(
                "start_us", word.range().start().micros(),
                "end_us", word.range().end().micros(),
                "text", word.text(),
                "estimated", word.estimated());
    }

    private static String range(TimeRange range, char point) {
        return time(range.start(), point) + " --> " + time(range.end(), point);
    }

    private static String time(MediaTime time, char point) {
        var millis = time.micros() / 1_000;
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d%c%03d",
                millis / 3_600_000,
                millis / 60_000 % 60,
                millis / 1_000 % 60,
                point,
                millis % 1_000);
    }

    /** An arrow would be read as a line of times. */
    private static String harmless(String text) {
        return text.replaceAll("\\s+", " ").strip().replace("-->", "->");
    }

    private static String escaped(String text) {
        return harmless(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }
}
