package com.cliply.engine.render;

import com.cliply.engine.error.RenderException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Brings a finished file under its final name, whole or not at all. */
public final class Placement {
    private Placement() {}

    /** Where a file is written until it is finished: beside its final name, on the same disk. */
    public static Path partOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    /** The final name, or a numbered one beside it if somebody else's file has taken it meanwhile. */
    public static Path choose(Path file) {
        return FileName.free(file, _ -> false);
    }

    /**
     * Syncs the part to the disk, moves it, and syncs the folder, so that it is there after a power cut. Never overwrites.
     *
     * @throws RenderException if the file system refuses, or somebody else's file has the name; the part is then gone
     */
    public static void place(Path part, Path file) {
        try {
            try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            // Within one folder a rename, which is atomic; asked for expressly, it would overwrite.
            Files.move(part, file);
            RenderDisk.syncFolder(folderOf(file));
        } catch (IOException error) {
            remove(part, error);
            throw RenderDisk.failure(error, file);
        }
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    private static void remove(Path part, IOException error) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException left) {
            error.addSuppressed(left);
        }
    }

    /** Whether the file that a rendition speaks of is there, whole, as it was verified. */
    public static boolean stands(Rendition rendition) {
        try {
            return Files.size(rendition.file()) == rendition.bytes()
                    && RenderVerifier.sha256(rendition.file()).equals(rendition.sha256());
        } catch (IOException gone) {
            return false;
        }
    }
}
