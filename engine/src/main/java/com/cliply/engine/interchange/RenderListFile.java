package com.cliply.engine.interchange;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.interchange.RenderList.Row;
import com.cliply.engine.interchange.RenderList.RowProblem;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads lists of clips: comma separated values (RFC 4180) in UTF-8, whose first line names the columns. A file that separates by
 * semicolons or tabs, as spreadsheets of some countries write it, is read as well.
 */
public final class RenderListFile {
    private static final int MOST_BYTES = 10_000_000;
    private static final int MOST_ROWS = 10_000;
    private static final int LONGEST_FIELD = 4_096;
    private static final int MOST_FIELDS = 64;

    /** What a list may say of a clip; other tools rely on these names. */
    private enum Column {
        SOURCE,
        START,
        END,
        TITLE,
        ASPECT,
        PRESET;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean required() {
            return this == SOURCE || this == START || this == END;
        }
    }

    private final Path file;
    private final List<Row> rows = new ArrayList<>();
    private final List<RowProblem> problems = new ArrayList<>();

    private RenderListFile(Path file) {
        this.file = file;
    }

    /**
     * Reads a list. A wrong row stops no other.
     *
     * @throws InputException if it is no such list at all, or too long for one
     */
    public static RenderList read(Path file) {
        var reader = new RenderListFile(file);
        reader.readAll(reader.text());
        return new RenderList(reader.rows, reader.problems);
    }

    private String text() {
        try {
            if (Files.isDirectory(file)) throw new InputException(ErrorCode.FILE_IS_FOLDER, file.toString());
            if (Files.size(file) > MOST_BYTES) throw wrong("it is larger than 10 MB");
            var bytes = Files.readAllBytes(file);
            if (bytes.length >= 2 && (bytes[0] & 0xff) + (bytes[1] & 0xff) == 0xff + 0xfe)
                throw wrong("it is in UTF-16; save it as CSV in UTF-8");
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException missing) {
            throw new InputException(ErrorCode.FILE_NOT_FOUND, missing, file.toString());
        } catch (CharacterCodingException other) {
            throw wrong("it is not in UTF-8; save it as CSV in UTF-8");
        } catch (IOException unreadable) {
            throw new InputException(ErrorCode.FILE_NOT_READABLE, unreadable, file.toString());
        }
    }

    private InputException wrong(String why) {
        return new InputException(ErrorCode.LIST_UNREADABLE, String.valueOf(file.getFileName()), why);
    }

    private void readAll(String text) {
        var separator = separator(text);
        var handler = CsvRecordHandler.builder()
                .maxFields(MOST_FIELDS)
                .maxFieldSize(LONGEST_FIELD)
                .maxRecordSize(LONGEST_FIELD * 4)
                .build();
        var lineBefore = 0L;
        try (var csv = CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .trimWhitespacesAroundQuotes(true)
                .build(handler, text)) {
            Map<Column, Integer> places = null;
            for (var record : csv) {
                lineBefore = record.getStartingLineNumber();
                if (record.getFields().stream().allMatch(String::isBlank)) continue;
                if (places == null) places = places(record);
                else add(record, places, separator);
            }
            if (places == null) throw wrong("it is empty");
        } catch (CsvParseException broken) {
            // Where one row ends and the next begins is not known any more.
            problems.add(new RowProblem(
                    (int) lineBefore + 1,
                    "",
                    "the list breaks off here: a quote is not closed, or a field is too long"));
        } catch (IOException impossible) {
            throw new IllegalStateException("reading a text", impossible);
        }
    }

    /** The header tells: it has no commas within its names. */
    private static char separator(String text) {
        var header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        if (header.indexOf(',') >= 0) return ',';
        if (header.indexOf(';') >= 0) return ';';
        return header.indexOf('\t') >= 0 ? '\t' : ',';
    }

    private Map<Column, Integer> places(CsvRecord header) {
        var places = new EnumMap<Column, Integer>(Column.class);
        for (int index = 0; index < header.getFieldCount(); index++) {
            var name = header.getField(index).strip().toLowerCase(Locale.ROOT);
            if (name.isEmpty()) continue;
            var column = Stream.of(Column.values())
                    .filter(known -> known.text().equals(name))
                    .findFirst()
                    .orElseThrow(() -> wrong("there is no column \"%s\", but %s"
                            .formatted(name.length() > 40 ? name.substring(0, 40) + "…" : name, names())));
            if (places.put(column, index) != null) throw wrong("it has two columns \"" + name + "\"");
        }
        for (var column : Column.values())
            if (column.required() && !places.containsKey(column))
                throw wrong("its first line names no column \"" + column.text() + "\"");
        return places;
    }

    private static String names() {
        return Stream.of(Column.values()).map(Column::text).collect(Collectors.joining(", "));
    }

    private void add(CsvRecord record, Map<Column, Integer> places, char separator) {
        if (rows.size() + problems.size() >= MOST_ROWS) throw wrong("it has more than 10000 rows");
        var line = (int) record.getStartingLineNumber();
        var fields = new EnumMap<Column, String>(Column.class);
        for (var column : Column.values()) {
            var place = places.get(column);
            fields.put(
                    column,
                    place == null || place >= record.getFieldCount()
                            ? ""
                            : record.getField(place).strip());
        }
        try {
            rows.add(row(line, fields, separator));
        } catch (WrongRow why) {
            problems.add(new RowProblem(line, text(fields, Column.SOURCE), why.reason));
        }
        // A comma too many moves a title into the shape: better said than guessed.
        if (record.getFieldCount()
                        > places.values().stream()
                                        .mapToInt(Integer::intValue)
                                        .max()
                                        .orElse(0)
                                + 1
                && record.getFields().stream().skip(places.size()).anyMatch(field -> !field.isBlank()))
            tooMany(line, text(fields, Column.SOURCE));
    }

    private void tooMany(int line, String source) {
        if (!rows.isEmpty() && rows.getLast().line() == line) rows.removeLast();
        if (problems.isEmpty() || problems.getLast().line() != line)
            problems.add(new RowProblem(
                    line,
                    source,
                    "it has more fields than the first line has columns; a title with a comma needs quotes"));
    }

    private static String text(Map<Column, String> fields, Column column) {
        return fields.getOrDefault(column, "");
    }

    private static Row row(int line, Map<Column, String> fields, char separator) {
        var source = text(fields, Column.SOURCE);
        if (source.isEmpty()) throw new WrongRow("it names no source");
        return new Row(
                line,
                source,
                moment(fields, Column.START, separator),
                moment(fields, Column.END, separator),
                text(fields, Column.TITLE).replaceAll("\\s+", " "),
                text(fields, Column.ASPECT),
                text(fields, Column.PRESET));
    }

    private static Moment moment(Map<Column, String> fields, Column column, char separator) {
        var written = text(fields, column);
        if (written.isEmpty()) throw new WrongRow("it has no " + column.text());
        // Where a semicolon separates, a comma divides numbers.
        var plain = separator == ',' ? written : written.replace(',', '.');
        return Moment.parse(plain)
                .orElseThrow(() -> new WrongRow("its %s \"%s\" is no time; write it as 12.5, 00:01:02.450 or f123"
                        .formatted(column.text(), written.length() > 40 ? written.substring(0, 40) + "…" : written)));
    }

    /** Stays within this class. */
    private static final class WrongRow extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String reason;

        WrongRow(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }
}
