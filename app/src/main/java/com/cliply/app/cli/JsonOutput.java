package com.cliply.app.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns maps, lists and simple values into JSON text; the shapes themselves stand where they are made. */
final class JsonOutput {
    private final ObjectWriter writer;

    JsonOutput() {
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(indenter);
        printer.indentObjectsWith(indenter);
        writer = new ObjectMapper()
                .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
                .writer(printer);
    }

    String text(Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("not made of maps, lists and simple values", impossible);
        }
    }

    /**
     * Reads what such a text holds: maps, lists and simple values.
     *
     * @throws IOException if it is none, or deeper or with longer words than any of ours
     */
    Object read(Path file) throws IOException {
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(20)
                        .maxStringLength(100_000)
                        .maxNumberLength(40)
                        .build())
                .build();
        return new ObjectMapper(factory).readValue(file.toFile(), Object.class);
    }

    /** An object with its members in the order given: name, value, name, value. */
    static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (int index = 0; index < namesAndValues.length; index += 2)
            object.put(String.valueOf(namesAndValues[index]), namesAndValues[index + 1]);
        return object;
    }

    /** Six digits are plenty; what is no number becomes null, since JSON has no word for it. */
    static @Nullable Double number(double value) {
        return Double.isFinite(value) ? Math.round(value * 1e6) / 1e6 : null;
    }
}
