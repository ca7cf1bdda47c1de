package com.cliply.app.bench.planted;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files of truth: {@code NAME.truth.json} beside {@code NAME.mp4}. */
public final class TruthJson {
    private static final String ENDING = ".truth.json";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private TruthJson() {}

    /** The truths of a folder, by name. */
    public static List<Path> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }

    public static Path fileFor(Path video) {
        return video.resolveSibling(String.valueOf(video.getFileName()).replaceAll("\\.[^.]+$", "") + ENDING);
    }

    public static Truth read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), Truth.class);
    }

    public static void write(Truth truth, Path file) throws IOException {
        JSON.writeValue(file.toFile(), truth);
    }
}
