package com.cliply.engine.analysis.imported;

import com.cliply.engine.analysis.imported.Replay.Bin;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Set;

/** Goes through what download tools write, value by value, so that no size of file takes more memory than another. */
final class ImportedJson {
    private static final int DEEPEST = 200;
    private static final int LONGEST_TEXT = 5_000_000;
    private static final int LONGEST_NAME = 5_000;
    private static final int LONGEST_NUMBER = 100;
    private static final Set<String> LISTS = Set.of("comments", "messages", "chat", "events", "items", "data");

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            // Names of hostile files would else stay in memory for good.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private ImportedJson() {}

    /** The bins of a description, and how long it says that its video is; a damaged one is read as far as it goes. */
    static HeatMapFile.Raw heatMap(InputStream in, int mostBins, double longest) throws IOException {
        var reading = new HeatMapReading(mostBins, longest);
        try (var parser = JSON.createParser(in)) {
            reading.read(parser);
        } catch (JsonProcessingException damaged) {
            reading.broken = true;
        }
        return reading.raw();
    }

    /** Adds all messages; a damaged file is read as far as it goes. */
    static void chat(InputStream in, ChatMessages messages) throws IOException {
        try (var parser = JSON.createParser(in)) {
            for (var token = parser.nextToken(); token != null && !messages.full(); token = parser.nextToken())
                if (token == JsonToken.START_OBJECT) root(parser, messages);
                else if (token == JsonToken.START_ARRAY) list(parser, messages);
        } catch (JsonProcessingException damaged) {
            messages.breakOff();
        }
    }

    /** One message, or what surrounds a list of them. */
    private static void root(JsonParser parser, ChatMessages messages) throws IOException {
        var message = new MessageReading();
        var listed = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY && LISTS.contains(name)) {
                list(parser, messages);
                listed = true;
            } else {
                message.member(parser, name);
            }
        }
        if (!listed) message.addTo(messages);
    }

    private static void list(JsonParser parser, ChatMessages messages) throws IOException {
        for (var token = parser.nextToken();
                token != null && token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            if (messages.full()) return;
            if (token != JsonToken.START_OBJECT) {
                parser.skipChildren();
                messages.skip();
                continue;
            }
            var message = new MessageReading();
            message.object(parser);
            message.addTo(messages);
        }
    }

    /** The bins as far as they were read. */
    private static final class HeatMapReading {
        private final ArrayList<Bin> bins = new ArrayList<>();
        private final int most;
        private final double longest;
        private double duration;
        private int skipped;
        private boolean broken;
        private boolean found;

        HeatMapReading(int most, double longest) {
            this.most = most;
            this.longest = longest;
        }

        HeatMapFile.Raw raw() {
            return new HeatMapFile.Raw(bins, duration, skipped, broken, found);
        }

        void read(JsonParser parser) throws IOException {
            var token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) bins(parser);
            else if (token != JsonToken.START_OBJECT) broken = true;
            else
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    var name = parser.currentName();
                    var value = parser.nextToken();
                    if (name.equals("heatmap") && value == JsonToken.START_ARRAY) bins(parser);
                    else if (name.equals("duration") && value.isNumeric()) duration = possible(parser.getDoubleValue());
                    else parser.skipChildren();
                }
        }

        private void bins(JsonParser parser) throws IOException {
            found = true;
            for (var token = parser.nextToken();
                    token != null && token != JsonToken.END_ARRAY;
                    token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) bin(parser);
                else {
                    parser.skipChildren();
                    skipped++;
                }
            }
        }

        private void bin(JsonParser parser) throws IOException {
            var start = Double.NaN;
            var end = Double.NaN;
            var value = Double.NaN;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                if (!parser.nextToken().isNumeric()) parser.skipChildren();
                else if (name.equals("start_time")) start = parser.getDoubleValue();
                else if (name.equals("end_time")) end = parser.getDoubleValue();
                else if (name.equals("value")) value = parser.getDoubleValue();
            }
            if (start >= 0 && end > start && end <= longest && value >= 0 && value < 1e9 && bins.size() < most)
                bins.add(new Bin(start, end, value));
            else skipped++;
        }

        private double possible(double seconds) {
            return seconds > 0 && seconds <= longest ? seconds : 0;
        }
    }

    /** One message: the surest of its times, wherever in it that stands, and what it says. */
    private static final class MessageReading {
        private static final int LONGEST_SAID = 500;

        private final StringBuilder runs = new StringBuilder();
        private String body = "";
        private double time = Double.NaN;
        private ChatTime.Meaning meaning = new ChatTime.Meaning(Integer.MAX_VALUE, ChatMessages.Clock.UNCERTAIN, 1);
        private int emotes;

        void object(JsonParser parser) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                member(parser, name);
            }
        }

        /** At the value of a member; depth is bounded by the parser. */
        void member(JsonParser parser, String name) throws IOException {
            var token = parser.currentToken();
            if (token == JsonToken.START_OBJECT) {
                if (name.equals("emoji") || name.equals("emoticon")) emotes++;
                object(parser);
            } else if (token == JsonToken.START_ARRAY) {
                for (var each = parser.nextToken();
                        each != null && each != JsonToken.END_ARRAY;
                        each = parser.nextToken()) if (each.isStructStart()) member(parser, name);
            } else {
                value(parser, name, token);
            }
        }

        private void value(JsonParser parser, String name, JsonToken token) throws IOException {
            var means = token.isNumeric() || token == JsonToken.VALUE_STRING ? ChatTime.meaning(name) : null;
            if (means != null && means.rank() < meaning.rank()) {
                var read = token.isNumeric() ? parser.getDoubleValue() : ChatTime.parse(parser.getText());
                if (Double.isNaN(read)) return;
                time = read / means.unit();
                meaning = means;
            } else if (token == JsonToken.VALUE_STRING) {
                said(parser.getText(), name);
            }
        }

        private void said(String text, String name) {
            var part = text.substring(0, Math.min(LONGEST_SAID, text.length()));
            switch (name) {
                case "body", "message", "content", "comment", "msg" -> body = part;
                case "text" -> {
                    if (runs.length() < LONGEST_SAID) runs.append(part);
                }
                default -> {
                    // Names, badges and colours are not said.
                }
            }
        }

        void addTo(ChatMessages messages) {
            if (Double.isNaN(time)) messages.skip();
            else
                messages.add(
                        time, meaning.clock(), ChatMessages.weight(body.isEmpty() ? runs.toString() : body, emotes));
        }
    }
}
