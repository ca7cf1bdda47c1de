package com.cliply.app.cli;

import com.cliply.engine.analysis.transcript.TranscriptFormat;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.RenderException;
import com.cliply.engine.render.FileName;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Where a transcript goes: to a file, whole or not at all.
 *
 * @param wish absolute
 * @param overwrite whether a file of that name may be replaced; else a number goes behind the name
 */
record TranscriptOutput(Path wish, boolean overwrite) {
    /** Beside a video, with its name. */
    static Path beside(Path video, TranscriptFormat format) {
        var name = String.valueOf(video.getFileName());
        var dot = name.lastIndexOf('.');
        return video.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + "." + format.extension());
    }

    /** Sees that something can be written there: not after an hour of work. */
    void prepare() {
        new OutputFolder(folder()).prepare();
    }

    /** Writes it, and returns the name that it has. */
    Path write(String text) {
        try {
            var part = Files.createTempFile(folder(), ".transcript", ".part");
            try {
                Files.write(part, text.getBytes(StandardCharsets.UTF_8));
                try (var written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                    written.force(true);
                }
                OutputFolder.readableAsUsual(part);
                return placed(part);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException error) {
            throw OutputFolder.failure(wish, error);
        }
    }

    private Path placed(Path part) throws IOException {
        if (overwrite) {
            replace(part);
            return wish;
        }
        var free = FileName.free(wish, _ -> false);
        // Within one folder a rename; asked for expressly, it would overwrite what came meanwhile.
        Files.move(part, free);
        return free;
    }

    private void replace(Path part) throws IOException {
        if (Files.isDirectory(wish)) throw new RenderException(ErrorCode.OUTPUT_NOT_WRITABLE, wish.toString());
        try {
            Files.move(part, wish, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unusual) {
            Files.move(part, wish, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path folder() {
        var folder = wish.getParent();
        return folder == null ? wish : folder;
    }
}
