package com.cliply.engine.render;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Makes file names that every system takes and that a person recognises: Unicode stays, only what is reserved goes. */
public final class FileName {
    /** Room for a suffix, a number and ".part" below the 255 bytes that most file systems allow. */
    private static final int MOST_BYTES = 200;

    private static final Set<String> RESERVED = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private FileName() {}

    /** Makes a text into one name without suffix; {@code clip} if nothing of it can stay. */
    public static String of(String text) {
        var tidy = cleaned(text);
        tidy = shortened(tidy, MOST_BYTES);
        while (tidy.endsWith(".") || tidy.endsWith(" ")) tidy = tidy.substring(0, tidy.length() - 1);
        while (tidy.startsWith(".") || tidy.startsWith("-"))
            tidy = tidy.substring(1).stripLeading();
        if (tidy.isEmpty()) return "clip";
        var stem = tidy.toLowerCase(Locale.ROOT).split("\\.", 2)[0];
        return RESERVED.contains(stem) ? tidy + "_" : tidy;
    }

    /** Without what is reserved on any system; what stays may still be no name by itself. */
    static String cleaned(String text) {
        var name = new StringBuilder();
        // "2:43" stays readable as "2.43".
        text.replaceAll("(?<=\\d):(?=\\d)", ".")
                .codePoints()
                .map(point -> Character.isISOControl(point) || "<>:\"/\\|?*".indexOf(point) >= 0 ? ' ' : point)
                .filter(point -> Character.getType(point) != Character.SURROGATE)
                .forEach(name::appendCodePoint);
        return name.toString().strip().replaceAll("\\s+", " ");
    }

    /** Cuts a text to so many bytes of UTF-8, never within what a reader sees as one character. */
    static String shortened(String text, int mostBytes) {
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        var bytes = 0;
        for (int start = 0, end = characters.next(); end != BreakIterator.DONE; start = end, end = characters.next()) {
            bytes += text.substring(start, end).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > mostBytes) return text.substring(0, start);
        }
        return text;
    }

    /** The file itself, or the first of {@code name (2).mp4}, {@code name (3).mp4} … that is free. */
    public static Path free(Path file, Predicate<Path> taken) {
        if (isFree(file, taken)) return file;
        var name = String.valueOf(file.getFileName());
        var dot = name.lastIndexOf('.');
        var stem = dot > 0 ? name.substring(0, dot) : name;
        var suffix = dot > 0 ? name.substring(dot) : "";
        for (int number = 2; ; number++) {
            var other = file.resolveSibling(stem + " (" + number + ")" + suffix);
            if (isFree(other, taken)) return other;
        }
    }

    /** A link that leads nowhere is there, too. */
    private static boolean isFree(Path file, Predicate<Path> taken) {
        return !taken.test(file) && !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }
}
