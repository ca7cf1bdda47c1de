package com.cliply.app.rules;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Code that breaks a rule, compiled from text in a folder of its own: no build and no other rule ever sees it. */
final class BadCode {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    /** Shared, since it keeps what it has read of the class path; its class path is the tests'. */
    private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern NAME = Pattern.compile("(?:class|record|interface|enum) (\\w+)");

    private BadCode() {}

    /** The rule must refuse the first of these classes, by its name; the others are what it needs to compile. */
    static void isCaught(ArchRule rule, String bad, String... others) {
        areCaught(rule, List.of(bad), others);
    }

    /** The rule must refuse each of the bad ones; compiled together, since compiling is what takes time. */
    static void areCaught(ArchRule rule, List<String> bad, String... others) {
        var classes = compiled(Stream.concat(bad.stream(), Stream.of(others)).toList());
        var refusal = assertThrows(AssertionError.class, () -> rule.check(classes));
        for (var source : bad) {
            var name = first(PACKAGE, source) + "." + simpleName(source);
            assertTrue(
                    Pattern.compile(Pattern.quote(name) + "\\b")
                            .matcher(refusal.getMessage())
                            .find(),
                    () -> name + " is not in: " + refusal.getMessage());
        }
    }

    static void isLetThrough(ArchRule rule, String good, String... others) {
        var classes = compiled(Stream.concat(Stream.of(good), Stream.of(others)).toList());
        assertDoesNotThrow(() -> rule.check(classes));
    }

    private static JavaClasses compiled(List<String> sources) {
        try {
            var folder = Files.createTempDirectory("bad-code");
            try {
                compile(folder, sources);
                return new ClassFileImporter().importPath(folder);
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(Path folder, List<String> sources) {
        try {
            FILES.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var messages = new StringWriter();
        var units = sources.stream().map(BadCode::unit).toList();
        var task = COMPILER.getTask(messages, FILES, null, List.of("-proc:none", "-nowarn"), null, units);
        if (!task.call()) fail(messages.toString());
    }

    private static JavaFileObject unit(String source) {
        var path = first(PACKAGE, source).replace('.', '/') + "/" + simpleName(source) + ".java";
        return new SimpleJavaFileObject(URI.create("string:///" + path), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    private static String simpleName(String source) {
        return source.contains("NullMarked package") ? "package-info" : first(NAME, source);
    }

    private static String first(Pattern pattern, String source) {
        var matcher = pattern.matcher(source);
        if (!matcher.find()) throw new IllegalArgumentException("no " + pattern + " in " + source);
        return matcher.group(1);
    }

    private static void remove(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
