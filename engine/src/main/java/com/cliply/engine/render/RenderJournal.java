package com.cliply.engine.render;

import com.cliply.engine.id.JobId;
import com.cliply.engine.id.RenditionId;
import java.util.List;
import java.util.Optional;

/**
 * Remembers how far renditions have come, so that a later attempt goes on where an earlier one was killed. A rendition is made
 * of pieces, files of their own in the studio's work folder: its sound, and its pictures in stretches of some seconds.
 */
public interface RenderJournal {
    /**
     * A rendition under way.
     *
     * @param id of what it will be
     * @param job for whose sake it is made
     * @param plan SHA-256 in hex over all that decides its bytes; pieces of another plan are worth nothing
     * @param encoder FFmpeg's name of the one that makes the pictures
     * @param threads how many that encoder uses, fixed because its bytes depend on it
     * @param refusals encoders that failed before it, each with what it said, in their order
     */
    record Render(RenditionId id, JobId job, String plan, String encoder, int threads, List<String> refusals) {
        public Render {
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * One piece. It is written down before its file is begun, and again once the file is on the disk.
     *
     * @param name as {@code sound} or {@code picture-0003}, unlike those of the rendition's other pieces
     * @param file its name in the rendition's folder, with the attempt that writes it in it
     * @param stage how far it is
     * @param bytes of the file, 0 while it is intended
     * @param sha256 of the file, 64 hex digits, empty while it is intended
     */
    record Piece(RenditionId render, String name, String file, Stage stage, long bytes, String sha256) {}

    /** How far a piece is. */
    enum Stage {
        /** About to be written: after a crash its file is half of one. */
        INTENDED,
        /** Its file is whole and on the disk. */
        COMMITTED
    }

    /** Begins a rendition, or begins it anew: pieces of an earlier beginning are forgotten. */
    void begin(Render render);

    Optional<Render> find(RenditionId id);

    /** All that are under way, of whichever job. */
    List<Render> all();

    /** Adds or replaces; the rendition must have begun. */
    void save(Piece piece);

    /** Of one rendition, by their names. */
    List<Piece> pieces(RenditionId render);

    /** Forgets a rendition with its pieces; without an effect if it is not there. */
    void forget(RenditionId render);
}
