package com.cliply.engine.analysis.transcript;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the subtitle files beside a video: those with its name, with or without a language. First those without one,
 * then those in the
 * language of the sound, then by the alphabet; among equals SRT before WebVTT before ASS. The order in which the disk
 * lists them plays no
 * part.
 */
final class Sidecars {
    private static final List<String> ENDINGS = List.of("srt", "vtt", "ass", "ssa");

    /** Folders with more files are not looked through for languages; the plain names are found all the same. */
    private static final int MOST_FILES = 20_000;

    /** A language as {@code en}, {@code eng} or {@code pt-BR}, and what it is: {@code V.en.sdh.srt}. */
    private static final Pattern MIDDLE = Pattern.compile(
            "([a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,2}(?:-orig)?)?\\.?(sdh|cc|hi|default|auto|orig)?",
            Pattern.CASE_INSENSITIVE);

    private record Candidate(Path file, String language, int ending) {}

    private Sidecars() {}

    /**
     * Best first.
     *
     * @param language of the sound, as {@code eng} or {@code en}; empty if unknown
     */
    static List<Path> of(Path video, String language) {
        var name = String.valueOf(video.getFileName());
        var dot = name.lastIndexOf('.');
        var stem = dot > 0 ? name.substring(0, dot) : name;
        var found = new ArrayList<Candidate>();
        for (var ending : ENDINGS)
            candidate(video.resolveSibling(stem + "." + ending), stem).ifPresent(found::add);
        for (var file : listed(video, stem))
            candidate(file, stem)
                    .filter(candidate -> found.stream().noneMatch(known -> known.file.equals(candidate.file)))
                    .ifPresent(found::add);
        found.sort(Comparator.comparing((Candidate candidate) -> !candidate.language.isEmpty())
                .thenComparing(candidate -> !sameLanguage(candidate.language, language))
                .thenComparing(Candidate::language)
                .thenComparingInt(Candidate::ending)
                .thenComparing(candidate -> String.valueOf(candidate.file.getFileName())));
        return found.stream().map(Candidate::file).toList();
    }

    private static List<Path> listed(Path video, String stem) {
        var folder = video.toAbsolutePath().getParent();
        if (folder == null) return List.of();
        var found = new ArrayList<Path>();
        var seen = 0;
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                if (++seen > MOST_FILES) return List.of();
                if (String.valueOf(file.getFileName()).startsWith(stem + "."))
                    found.add(video.resolveSibling(String.valueOf(file.getFileName())));
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            return List.of();
        }
        return found;
    }

    /** Empty if it is another video's, another kind of file, or none. */
    private static Optional<Candidate> candidate(Path file, String stem) {
        var name = String.valueOf(file.getFileName());
        var dot = name.lastIndexOf('.');
        var ending = ENDINGS.indexOf(name.substring(dot + 1).toLowerCase(Locale.ROOT));
        if (ending < 0 || dot < stem.length() || !Files.isRegularFile(file)) return Optional.empty();
        if (dot == stem.length()) return Optional.of(new Candidate(file, "", ending));
        var middle = name.substring(stem.length() + 1, dot);
        return MIDDLE.matcher(middle).matches()
                ? Optional.of(new Candidate(file, middle.toLowerCase(Locale.ROOT), ending))
                : Optional.empty();
    }

    /** Whether two names mean one language: {@code en}, {@code eng}, {@code en-GB.sdh}. */
    static boolean sameLanguage(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && threeLetters(one).equals(threeLetters(other));
    }

    private static String threeLetters(String name) {
        var first = name.split("[-_.]", 2)[0].toLowerCase(Locale.ROOT);
        var language = switch (first) {
            case "ger" -> "deu";
            case "fre" -> "fra";
            case "dut" -> "nld";
            case "chi" -> "zho";
            case "cze" -> "ces";
            case "gre" -> "ell";
            case "rum" -> "ron";
            case "slo" -> "slk";
            default -> first;
        };
        return language.length() == 2 ? Locale.of(language).getISO3Language() : language;
    }
}
