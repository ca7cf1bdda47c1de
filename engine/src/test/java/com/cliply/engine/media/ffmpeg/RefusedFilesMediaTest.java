package com.cliply.engine.media.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.FrameRate;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bad input gets: for each a code, and a sentence that names the file and nothing else of the machine. */
class RefusedFilesMediaTest {
    @TempDir
    Path folder;

    @Test
    void anEmptyFile() throws IOException {
        assertRefused(ErrorCode.FILE_EMPTY, Files.createFile(file()));
    }

    @Test
    void nothingAtAll() {
        assertRefused(ErrorCode.FILE_NOT_FOUND, file());
        assertRefused(ErrorCode.FILE_NOT_FOUND, folder.resolve("no folder").resolve("film.mp4"));
    }

    @Test
    void aFolder() throws IOException {
        assertRefused(ErrorCode.FILE_IS_FOLDER, Files.createDirectory(file()));
    }

    @Test
    void aFileThatMayNotBeRead() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions");
        var file = TestMedia.film().frames(3, FrameRate.of(25)).write(file());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "root may read everything");
        assertRefused(ErrorCode.FILE_NOT_READABLE, file);
    }

    @Test
    void text() throws IOException {
        assertRefused(ErrorCode.NOT_MEDIA, Files.writeString(file(), "Not a film, but a line of text.\n".repeat(400)));
    }

    @Test
    void noise() throws IOException {
        var bytes = new byte[100_000];
        new Random(7).nextBytes(bytes);
        assertRefused(ErrorCode.NOT_MEDIA, Files.write(file(), bytes));
    }

    /** Such files make FFmpeg's own tools read other files and fetch from the network. */
    @Test
    void aPlaylistInDisguise() throws IOException {
        var film = TestMedia.film().frames(3, FrameRate.of(25)).write(folder.resolve("other.mp4"));
        assertRefused(
                ErrorCode.NOT_MEDIA,
                Files.writeString(
                        file(), "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n" + film + "\n#EXT-X-ENDLIST\n"));
        assertRefused(ErrorCode.NOT_MEDIA, Files.writeString(file(), "ffconcat version 1.0\nfile 'other.mp4'\n"));
        assertRefused(
                ErrorCode.NOT_MEDIA,
                Files.writeString(
                        file(), "<?xml version=\"1.0\"?><MPD><Period><BaseURL>other.mp4</BaseURL></Period></MPD>"));
        assertRefused(
                ErrorCode.NOT_MEDIA,
                Files.writeString(
                        file(), "v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n"));
    }

    @ParameterizedTest
    @CsvSource({"png", "jpg", "gif", "bmp"})
    void aStillPicture(String format) throws IOException {
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), format, file().toFile());
        assertRefused(ErrorCode.STILL_IMAGE, file());
    }

    @Test
    void aFilmOfOnePictureIsAStillPicture() {
        assertRefused(
                ErrorCode.STILL_IMAGE,
                TestMedia.film().frames(1, FrameRate.of(25)).write(file()));
    }

    @ParameterizedTest
    @CsvSource({"mp4, 90", "mp4, 50", "mp4, 5", "mov, 50"})
    void aFileWithoutItsIndex(String container, int percent) {
        var film = TestMedia.film().frames(60, FrameRate.of(30)).container(container, Map.of());
        assertRefused(ErrorCode.MEDIA_DAMAGED, TestMedia.cutOff(film.write(file()), percent));
    }

    @Test
    void anIndexWithoutItsFilm() throws IOException {
        var film = TestMedia.film()
                .frames(60, FrameRate.of(30))
                .container("mp4", Map.of("movflags", "+faststart"))
                .write(file());
        var bytes = Files.readAllBytes(film);
        var films = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("mdat");
        Files.write(film, Arrays.copyOf(bytes, films + 4));
        assertRefused(ErrorCode.MEDIA_DAMAGED, film);
    }

    @Test
    void aPipeIsRefusedWithoutWaitingForIt() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "no mkfifo");
        assertEquals(
                0,
                new ProcessBuilder("/usr/bin/mkfifo", file().toString()).start().waitFor());
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertRefused(ErrorCode.NOT_MEDIA, file()));
    }

    @Test
    void aDeviceIsNoFilm() {
        var device = Path.of("/dev/zero");
        assumeTrue(Files.exists(device), "no /dev/zero");
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertRefused(ErrorCode.NOT_MEDIA, device));
    }

    @Test
    void aFileThatIsGoneWhenItIsScanned() throws IOException {
        var film = TestMedia.film().frames(30, FrameRate.of(30)).write(file());
        var info = new FfmpegProbe().probe(film);
        Files.delete(film);
        var gone = assertThrows(
                MediaException.class,
                () -> new FfmpegMediaScanner()
                        .scan(film, info, new com.cliply.engine.media.ScanListener() {}, WorkMonitor.NONE));
        assertEquals(ErrorCode.FILE_VANISHED, gone.code());
    }

    private Path file() {
        return folder.resolve("film.mp4");
    }

    private void assertRefused(ErrorCode code, Path file) {
        var refused = assertThrows(MediaException.class, () -> new FfmpegProbe().probe(file));
        assertEquals(code, refused.code());
        assertFalse(String.valueOf(refused.getMessage()).contains(folder.toString()), refused.getMessage());
    }
}
