package com.cliply.engine.analysis;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * Tells one state of our own code from another by the compiled classes themselves. A number that somebody must remember to raise
 * is forgotten one day, and then a cache answers with what older code measured.
 */
public final class CodeVersion {
    private static final int DIGITS = 24;

    private CodeVersion() {}

    /**
     * A short text that changes with every change of the classes in these packages, those in packages below included; empty
     * where they cannot be read.
     *
     * @param among a class that comes from the same place as they do
     * @param packages with dots
     */
    public static Optional<String> of(Class<?> among, String... packages) {
        try {
            var place = among.getProtectionDomain().getCodeSource();
            if (place == null) return Optional.empty();
            var path = Path.of(place.getLocation().toURI());
            var folders = List.of(packages).stream()
                    .map(name -> name.replace('.', '/') + "/")
                    .toList();
            var classes = Files.isDirectory(path) ? ofFolder(path, folders) : ofJar(path, folders);
            return classes.isEmpty() ? Optional.empty() : Optional.of(digest(classes));
        } catch (IOException | URISyntaxException | SecurityException unreadable) {
            return Optional.empty();
        }
    }

    /** The checksum of each class, by its name: a jar's table of contents has them. */
    private static Map<String, Long> ofJar(Path jar, List<String> folders) throws IOException {
        var classes = new TreeMap<String, Long>();
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                if (isWanted(entry.getName(), folders)) classes.put(entry.getName(), entry.getCrc());
            }
        }
        return classes;
    }

    private static Map<String, Long> ofFolder(Path root, List<String> folders) throws IOException {
        var classes = new TreeMap<String, Long>();
        for (var folder : folders) {
            var place = root.resolve(folder);
            if (!Files.isDirectory(place)) continue;
            try (var files = Files.walk(place)) {
                for (var file : files.toList()) {
                    var name = root.relativize(file).toString().replace('\\', '/');
                    if (!isWanted(name, folders)) continue;
                    var sum = new CRC32();
                    sum.update(Files.readAllBytes(file));
                    classes.put(name, sum.getValue());
                }
            }
        }
        return classes;
    }

    private static boolean isWanted(String name, List<String> folders) {
        return name.endsWith(".class") && folders.stream().anyMatch(name::startsWith);
    }

    private static String digest(Map<String, Long> classes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            classes.forEach((name, sum) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, sum));
            });
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
