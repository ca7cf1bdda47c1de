package com.cliply.engine.render;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.RenderException;
import com.cliply.engine.id.RenditionId;
import com.cliply.engine.media.ChunkLayout;
import com.cliply.engine.media.ChunkSink;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The pieces of one rendition: files in a folder of its own, each written down in the journal before it is begun and again once
 * it is on the disk. What an earlier attempt has committed is taken over if its file is still what it was.
 */
final class RenderPieces implements ChunkSink {
    static final String SOUND = "sound";
    private static final String PICTURE = "picture-%04d";
    private static final String SUFFIX = ".mp4";

    private final RenderAttempt attempt;
    private final RenditionId id;
    private final Path folder;
    private final Map<String, Path> whole = new HashMap<>();

    RenderPieces(RenderAttempt attempt, RenditionId id) {
        this.attempt = attempt;
        this.id = id;
        this.folder = RenderSweep.folderOf(attempt.folder(), id);
    }

    Optional<RenderJournal.Render> begun() {
        return attempt.journal().find(id);
    }

    /** Goes on with what has begun if it is the same, else begins anew. */
    void begin(RenderJournal.Render render) {
        whole.clear();
        if (begun().filter(render::equals).isPresent()) {
            takeOver();
        } else {
            clear();
            attempt.commits().accept(() -> attempt.journal().begin(render));
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException error) {
            throw RenderDisk.failure(error, folder);
        }
    }

    private void takeOver() {
        // Throws if the next attempt has begun already, whose files these are then.
        attempt.commits().accept(() -> {});
        var kept = new ArrayList<Path>();
        for (var piece : attempt.journal().pieces(id)) {
            var file = folder.resolve(piece.file());
            if (piece.stage() != RenderJournal.Stage.COMMITTED || !stands(piece, file)) continue;
            whole.put(piece.name(), file);
            kept.add(file);
        }
        for (var file : files()) if (!kept.contains(file)) RenderDisk.remove(file);
    }

    private static boolean stands(RenderJournal.Piece piece, Path file) {
        try {
            return Files.size(file) == piece.bytes()
                    && RenderVerifier.sha256(file).equals(piece.sha256());
        } catch (IOException gone) {
            return false;
        }
    }

    /** The file of a piece that is whole. */
    Optional<Path> find(String name) {
        return Optional.ofNullable(whole.get(name));
    }

    /** A piece is about to be written, there. */
    Path begin(String name) {
        var file = name + suffix();
        attempt.commits()
                .accept(() -> attempt.journal()
                        .save(new RenderJournal.Piece(id, name, file, RenderJournal.Stage.INTENDED, 0, "")));
        return folder.resolve(file);
    }

    /** The piece is whole: it is brought to the disk, and then written down. */
    void commit(String name, Path file) {
        try {
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            RenderDisk.syncFolder(folder);
            var piece = new RenderJournal.Piece(
                    id,
                    name,
                    String.valueOf(file.getFileName()),
                    RenderJournal.Stage.COMMITTED,
                    Files.size(file),
                    RenderVerifier.sha256(file));
            attempt.commits().accept(() -> attempt.journal().save(piece));
            whole.put(name, file);
        } catch (IOException error) {
            throw RenderDisk.failure(error, file);
        }
    }

    @Override
    public Path begin(int chunk) {
        return begin(PICTURE.formatted(chunk));
    }

    @Override
    public long bytes(int chunk) {
        var file = whole.get(PICTURE.formatted(chunk));
        try {
            return file == null ? -1 : Files.size(file);
        } catch (IOException error) {
            throw RenderDisk.failure(error, file);
        }
    }

    @Override
    public void written(int chunk, Path file) {
        commit(PICTURE.formatted(chunk), file);
    }

    Set<Integer> chunksDone(ChunkLayout layout) {
        return IntStream.range(0, layout.count())
                .filter(chunk -> whole.containsKey(PICTURE.formatted(chunk)))
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** All chunks in their order; each must be whole. */
    List<Path> chunks(ChunkLayout layout) {
        return IntStream.range(0, layout.count())
                .mapToObj(chunk -> find(PICTURE.formatted(chunk)).orElseThrow())
                .toList();
    }

    /** Removes what this attempt has half written; what is whole stays for the next. */
    void leave() {
        for (var file : files())
            if (String.valueOf(file.getFileName()).endsWith(suffix()) && !whole.containsValue(file))
                RenderDisk.remove(file);
    }

    /** Forgets all pieces, and removes their files. */
    void discard() {
        // In this order: an attempt that is no longer the current one must not touch the files of the next.
        attempt.commits().accept(() -> attempt.journal().forget(id));
        clear();
        RenderDisk.remove(folder);
    }

    private String suffix() {
        return ".a" + attempt.number() + SUFFIX;
    }

    private void clear() {
        files().forEach(RenderDisk::remove);
        whole.clear();
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.toList();
        } catch (IOException error) {
            throw new RenderException(ErrorCode.OUTPUT_NOT_WRITABLE, error, folder.toString());
        }
    }
}
