package com.cliply.app.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds lines in the log files of a folder, the rotated ones included. */
public final class LogReader {
    private static final Logger log = LoggerFactory.getLogger(LogReader.class);

    private static final Pattern ROTATED = Pattern.compile("cliply\\.(\\d{4}-\\d\\d-\\d\\d)\\.(\\d{1,9})\\.jsonl\\.gz");
    /** A rotated file has 5 MB; what unpacks to much more is none of ours. */
    private static final long LONGEST_FILE = 50_000_000;

    private static final int LONGEST_LINE = 1_000_000;

    private final Path folder;

    public LogReader(Path folder) {
        this.folder = folder;
    }

    /**
     * The newest lines whose message has the word in it, the oldest of them first.
     *
     * @param most how many at most
     */
    public List<LogLine> with(String word, int most) {
        var found = new ArrayDeque<LogLine>();
        for (var file : newestFirst()) {
            if (found.size() >= most) break;
            in(file, word, most - found.size()).reversed().forEach(found::addFirst);
        }
        return List.copyOf(found);
    }

    private List<Path> newestFirst() {
        var files = new ArrayList<Path>();
        if (!Files.isDirectory(folder)) return files;
        try (var all = Files.list(folder)) {
            all.filter(file -> rotation(file).matches()).forEach(files::add);
        } catch (IOException unreadable) {
            log.warn("the log folder cannot be read", unreadable);
        }
        files.sort(Comparator.comparing(LogReader::day)
                .thenComparingInt(LogReader::number)
                .reversed());
        var current = folder.resolve(AppLog.FILE);
        if (Files.isRegularFile(current)) files.addFirst(current);
        return files;
    }

    private static Matcher rotation(Path file) {
        return ROTATED.matcher(String.valueOf(file.getFileName()));
    }

    private static String day(Path file) {
        var rotation = rotation(file);
        return rotation.matches() ? rotation.group(1) : "";
    }

    private static int number(Path file) {
        var rotation = rotation(file);
        return rotation.matches() ? Integer.parseInt(rotation.group(2)) : 0;
    }

    private static List<LogLine> in(Path file, String word, int most) {
        var found = new ArrayDeque<LogLine>();
        try (var bytes = opened(file);
                var reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            var length = 0L;
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                length += line.length();
                if (length > LONGEST_FILE) break;
                if (line.length() > LONGEST_LINE || !line.contains(word)) continue;
                LogLineJson.read(line)
                        .filter(read -> read.message().contains(word))
                        .ifPresent(found::add);
                if (found.size() > most) found.removeFirst();
            }
        } catch (IOException unreadable) {
            // A file may be rotated away while we read it: what was found is better than nothing.
            log.warn("{} cannot be read", file.getFileName(), unreadable);
        }
        return List.copyOf(found);
    }

    private static InputStream opened(Path file) throws IOException {
        var bytes = Files.newInputStream(file);
        try {
            return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        } catch (IOException damaged) {
            bytes.close();
            throw damaged;
        }
    }
}
