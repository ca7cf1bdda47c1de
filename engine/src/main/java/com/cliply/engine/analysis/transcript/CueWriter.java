package com.cliply.engine.analysis.transcript;

import com.cliply.engine.time.TimeRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes SRT and WebVTT in the one form that {@link CueReader} and those behind it read back unchanged. */
final class CueWriter {
    private static final long MILLI = 1_000;

    private record Block(long start, long end, String text) {}

    private final boolean vtt;
    private final SentenceEnds ends;
    private final StringBuilder file = new StringBuilder();

    private CueWriter(boolean vtt, SentenceEnds ends) {
        this.vtt = vtt;
        this.ends = ends;
    }

    static String write(Transcript transcript, boolean vtt) {
        var texts = transcript.sentences().stream().map(Sentence::text).toList();
        return new CueWriter(vtt, SentenceEnds.of(texts)).all(transcript);
    }

    private String all(Transcript transcript) {
        if (vtt) file.append("WEBVTT\n\n");
        var blocks = new ArrayList<Block>();
        var before = "";
        for (var sentence : transcript.sentences()) {
            // A sentence that would be joined with the one before is marked as another speaker's.
            var turn = !before.isEmpty() && !ends.between(before, sentence.text());
            blocks.add(block(sentence.range(), (turn ? "- " : "") + text(sentence)));
            before = sentence.text();
        }
        for (var sound : transcript.sounds())
            blocks.add(block(
                    sound.range(),
                    sound.text().startsWith("\u266A")
                            ? escaped(sound.text()) + " \u266A"
                            : "[" + escaped(sound.text()) + "]"));
        blocks.sort(Comparator.comparingLong(Block::start));
        for (int index = 0; index < blocks.size(); index++) {
            var block = blocks.get(index);
            if (!vtt) file.append(index + 1).append('\n');
            file.append(time(block.start))
                    .append(" --> ")
                    .append(time(block.end))
                    .append('\n');
            file.append(block.text).append("\n\n");
        }
        return file.toString();
    }

    private static Block block(TimeRange range, String text) {
        var start = range.start().micros() / MILLI * MILLI;
        return new Block(start, Math.max(start + MILLI, range.end().micros() / MILLI * MILLI), text);
    }

    private String text(Sentence sentence) {
        if (!vtt || !heard(sentence.words())) return escaped(sentence.text());
        var text = new StringBuilder();
        var start = sentence.range().start().micros();
        for (var word : sentence.words()) {
            text.append(SentenceEnds.glue(text, word.text()));
            // The first word begins with the cue; a single one would have no time without it.
            if (word.range().start().micros() / MILLI > start / MILLI
                    || sentence.words().size() == 1)
                text.append('<').append(time(word.range().start().micros())).append('>');
            text.append(escaped(word.text()));
        }
        return text.toString();
    }

    private static boolean heard(List<Word> words) {
        return !words.isEmpty()
                && words.stream()
                        .noneMatch(word -> word.estimated() || word.text().indexOf(' ') >= 0);
    }

    private String time(long micros) {
        return CueTimes.text(micros, vtt ? '.' : ',');
    }

    /** WebVTT always knows entities; in SRT they stand only where a sign would be taken for a tag. */
    private String escaped(String text) {
        if (vtt || !Markup.plain(text).equals(text) || text.contains("->"))
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("{", "&#123;")
                    .replace("\\", "&#92;");
        return text;
    }
}
