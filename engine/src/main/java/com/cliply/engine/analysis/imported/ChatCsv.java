package com.cliply.engine.analysis.imported;

import com.cliply.engine.analysis.imported.ChatMessages.Clock;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a chat as comma, semicolon or tab separated values, with or without a first line that names the columns. */
final class ChatCsv {
    private static final int LONGEST_FIELD = 100_000;
    private static final int MOST_FIELDS = 200;
    private static final int LOOK_AHEAD = 16_384;
    private static final List<String> TEXTS = List.of("message", "text", "body", "content", "comment", "msg");

    private final ChatMessages messages;
    private int time = -1;
    private int text = -1;
    private double unit = 1;
    private Clock clock = Clock.UNCERTAIN;

    private ChatCsv(ChatMessages messages) {
        this.messages = messages;
    }

    /** Why it cannot be read; empty if it can. */
    static Optional<String> read(InputStream in, ChatMessages messages) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        try (var reader = new BufferedReader(new InputStreamReader(in, decoder), LOOK_AHEAD)) {
            return new ChatCsv(messages).readAll(reader);
        }
    }

    private Optional<String> readAll(BufferedReader reader) throws IOException {
        var handler = CsvRecordHandler.builder()
                .maxFields(MOST_FIELDS)
                .maxFieldSize(LONGEST_FIELD)
                .maxRecordSize(4 * LONGEST_FIELD)
                .build();
        try (var csv = CsvReader.builder()
                .fieldSeparator(separator(reader))
                .allowExtraFields(true)
                .allowMissingFields(true)
                .trimWhitespacesAroundQuotes(true)
                .build(handler, reader)) {
            for (var record : csv) {
                if (messages.full()) break;
                if (record.getFields().stream().allMatch(String::isBlank)) continue;
                if (time >= 0) add(record);
                else if (!places(record))
                    return Optional.of("its first line names no column of times, such as \"time\"");
            }
        } catch (CsvParseException broken) {
            // Where one row ends and the next begins is not known any more.
            messages.breakOff();
        }
        return Optional.empty();
    }

    private static char separator(BufferedReader reader) throws IOException {
        reader.mark(LOOK_AHEAD);
        var best = ',';
        var counts = new int[3];
        for (int sign = reader.read(), seen = 1;
                sign >= 0 && sign != '\n' && seen < LOOK_AHEAD;
                sign = reader.read(), seen++) {
            var which = ",;\t".indexOf(sign);
            if (which >= 0) counts[which]++;
        }
        reader.reset();
        for (int which = 1; which < counts.length; which++)
            if (counts[which] > counts[",;\t".indexOf(best)]) best = ",;\t".charAt(which);
        return best;
    }

    /** Finds the columns; if the first line is a message already, its first time is the column. */
    private boolean places(CsvRecord header) {
        ChatTime.@Nullable Meaning best = null;
        for (int index = 0; index < header.getFieldCount(); index++) {
            var name = header.getField(index);
            var meaning = ChatTime.meaning(name);
            if (meaning != null && (best == null || meaning.rank() < best.rank())) {
                best = meaning;
                time = index;
            }
            if (text < 0 && TEXTS.contains(ChatTime.plain(name))) text = index;
        }
        if (best != null) {
            unit = best.unit();
            clock = best.clock();
            return true;
        }
        for (int index = 0; index < header.getFieldCount() && time < 0; index++)
            if (!Double.isNaN(ChatTime.parse(header.getField(index)))) time = index;
        if (time < 0) return false;
        text = header.getFieldCount() - 1;
        add(header);
        return true;
    }

    private void add(CsvRecord record) {
        if (time >= record.getFieldCount()) {
            messages.skip();
            return;
        }
        var written = record.getField(time);
        var said = text >= 0 && text != time && text < record.getFieldCount() ? record.getField(text) : "";
        messages.add(ChatTime.parse(written) / unit, clockOf(written), ChatMessages.weight(said, 0));
    }

    /** A clock's reading counts from the beginning whatever its column is called. */
    private Clock clockOf(String written) {
        return written.indexOf(':') > 0 && written.indexOf('T') < 0 && written.lastIndexOf('-') <= 0
                ? Clock.OFFSET
                : clock;
    }
}
