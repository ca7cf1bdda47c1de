package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Finds the plain reasons why a file cannot be used before FFmpeg is asked, and says them plainly. */
final class ReadableFile {
    /** How pictures begin: PNG, JPEG, GIF, BMP, TIFF (two byte orders). WebP and HEIC name themselves later. */
    private static final List<String> PICTURES =
            List.of("89504e470d0a1a0a", "ffd8ff", "474946383", "424d", "49492a00", "4d4d002a");

    private static final int HEAD = 16;

    private ReadableFile() {}

    /** Passes only an existing, readable, non-empty regular file. */
    static void require(Path file) {
        var name = FfmpegErrors.name(file);
        if (Files.isDirectory(file)) throw new MediaException(ErrorCode.FILE_IS_FOLDER, name);
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) throw new MediaException(ErrorCode.NOT_MEDIA, name);
            try (var channel = Files.newByteChannel(file)) {
                if (channel.size() == 0) throw new MediaException(ErrorCode.FILE_EMPTY, name);
            }
        } catch (NoSuchFileException error) {
            throw new MediaException(ErrorCode.FILE_NOT_FOUND, error, name);
        } catch (AccessDeniedException error) {
            throw new MediaException(ErrorCode.FILE_NOT_READABLE, error, name);
        } catch (IOException error) {
            throw new MediaException(ErrorCode.FILE_NOT_READABLE, error, name);
        }
    }

    /** Why a file that FFmpeg could not open is not what was wanted. */
    static MediaException refusal(Path file, MediaException error) {
        var name = FfmpegErrors.name(file);
        try (var stream = Files.newInputStream(file)) {
            var head = stream.readNBytes(HEAD);
            var hex = HexFormat.of().formatHex(head);
            var latin = new String(head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            if (PICTURES.stream().anyMatch(hex::startsWith) || latin.contains("webp") || latin.contains("ftyphei"))
                return new MediaException(ErrorCode.STILL_IMAGE, error, name);
            // A real container whose index is missing: the end was never written or copied.
            if (latin.substring(Math.min(4, latin.length())).startsWith("ftyp") || hex.startsWith("1a45dfa3"))
                return new MediaException(
                        ErrorCode.MEDIA_DAMAGED, error, name, "its beginning is there, but its index is missing.");
            return new MediaException(ErrorCode.NOT_MEDIA, error, name);
        } catch (IOException gone) {
            return new MediaException(ErrorCode.FILE_VANISHED, gone, name);
        }
    }
}
