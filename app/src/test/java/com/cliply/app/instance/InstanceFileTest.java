package com.cliply.app.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class InstanceFileTest {
    @TempDir
    Path folder;

    private final InstanceFile mine =
            new InstanceFile(InetAddress.ofLiteral("127.0.0.1"), 4711, Token.fresh(), 12, "1.2.3");

    private Path file() {
        return folder.resolve(InstanceFile.NAME);
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        mine.write(folder);
        assertEquals(Optional.of(mine), InstanceFile.read(folder));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file()), files.toList());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseMayReadItNotEvenWhileItIsMade() throws Exception {
        var seen = new AtomicBoolean();
        var wrong = new AtomicBoolean();
        var done = new AtomicBoolean();
        var watcher = Thread.ofPlatform().start(() -> {
            while (!done.get())
                try (var files = Files.newDirectoryStream(folder)) {
                    for (var one : files) {
                        var permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(one));
                        if (!permissions.equals("rw-------")) wrong.set(true);
                        seen.set(true);
                    }
                } catch (IOException gone) {
                    seen.set(true);
                }
        });
        for (int round = 0; round < 300 || !seen.get(); round++) mine.write(folder);
        done.set(true);
        watcher.join();
        assertFalse(wrong.get());
    }

    @Test
    void theLastOneCountsAndOnlyItsWriterTakesItAway() throws IOException {
        var stale = new InstanceFile(mine.address(), 4712, Token.fresh(), 13, "1.2.2");
        stale.write(folder);
        mine.write(folder);
        stale.remove(folder);
        assertEquals(Optional.of(mine), InstanceFile.read(folder));
        mine.remove(folder);
        assertEquals(Optional.empty(), InstanceFile.read(folder));
        assertFalse(Files.exists(file()));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void oneThatOthersMayReadOrWriteIsNotTrusted() throws IOException {
        for (var permissions : List.of("rw-r-----", "rw-----w-", "rwx------")) {
            mine.write(folder);
            Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(permissions));
            assertEquals(Optional.empty(), InstanceFile.read(folder), permissions);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkIsNotFollowed() throws IOException {
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        mine.write(elsewhere);
        Files.createSymbolicLink(file(), elsewhere.resolve(InstanceFile.NAME));
        assertEquals(Optional.empty(), InstanceFile.read(folder));
    }

    @Test
    void whatIsNoneOfOursIsNone() throws IOException {
        mine.write(folder);
        var good = Files.readString(file());
        for (var bad : List.of(
                "",
                "port=1",
                good.replace("127.0.0.1", "93.184.215.14"),
                good.replace("127.0.0.1", "localhost"),
                good.replace("4711", "0"),
                good.replace("4711", "65536"),
                good.replace("4711", "x"),
                good.replace("token=", "token=00"),
                good.replaceAll("token=.*", "token="),
                good + "# ".repeat(3_000),
                "\\u12")) {
            Files.writeString(file(), bad);
            assertEquals(Optional.empty(), InstanceFile.read(folder), bad);
        }
        Files.writeString(file(), good);
        assertEquals(Optional.of(mine), InstanceFile.read(folder));
    }

    @Test
    void itsTokenIsNotPartOfWhatItSaysOfItself() throws IOException {
        mine.write(folder);
        assertTrue(Files.readString(file()).contains(mine.token().hex()));
        assertFalse(mine.toString().contains(mine.token().hex()));
    }
}
