package com.cliply.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeVersionTest {
    private static final String ANALYSIS = "com.cliply.engine.analysis";

    @TempDir
    Path folder;

    @Test
    void theSameCodeIsTheSameVersion() {
        var version = CodeVersion.of(Analyzer.class, ANALYSIS);
        assertTrue(version.isPresent());
        assertEquals(version, CodeVersion.of(Signal.class, ANALYSIS));
    }

    @Test
    void packagesBelowCount() {
        assertNotEquals(CodeVersion.of(Analyzer.class, ANALYSIS), CodeVersion.of(Analyzer.class, ANALYSIS + ".audio"));
    }

    @Test
    void whatIsNotThereHasNoVersion() {
        assertEquals(Optional.empty(), CodeVersion.of(Analyzer.class, "com.cliply.nowhere"));
        assertEquals(Optional.empty(), CodeVersion.of(String.class, "java.lang"));
    }

    @Test
    void anotherClassFileIsAnotherVersionInAFolderAndInAJar() throws Exception {
        var classFile = Path.of(Analyzer.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var signal = Files.readAllBytes(classFile.resolve("com/cliply/engine/analysis/Signal.class"));
        var one = versions("one", signal, new byte[] {1});
        assertEquals(one, versions("same", signal, new byte[] {1}));
        assertNotEquals(one, versions("other", signal, new byte[] {2}));
    }

    /** Of a folder and of a jar that hold the class {@link Signal} and a file beside it. */
    private Optional<String> versions(String name, byte[] signal, byte[] beside) throws Exception {
        var root = folder.resolve(name);
        var place = Files.createDirectories(root.resolve("com/cliply/engine/analysis"));
        Files.write(place.resolve("Signal.class"), signal);
        Files.write(place.resolve("Beside.class"), beside);
        var jar = jar(root);
        var ofFolder = version(root.toUri());
        assertEquals(ofFolder, version(jar.toUri()));
        return ofFolder;
    }

    private Path jar(Path root) throws IOException {
        var jar = folder.resolve(root.getFileName() + ".jar");
        try (var out = new ZipOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry(root.relativize(file).toString().replace('\\', '/')));
                out.write(Files.readAllBytes(file));
            }
        }
        return jar;
    }

    private static Optional<String> version(URI place) throws Exception {
        try (var loader = new URLClassLoader(new java.net.URL[] {place.toURL()}, null)) {
            return CodeVersion.of(loader.loadClass(Signal.class.getName()), ANALYSIS);
        }
    }
}
