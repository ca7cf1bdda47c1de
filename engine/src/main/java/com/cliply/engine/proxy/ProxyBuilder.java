package com.cliply.engine.proxy;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.error.RenderException;
import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.EncoderTrials;
import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.media.ProxyMaker;
import com.cliply.engine.media.SourceMedia;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.media.WorkMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the proxy of a source, segment by segment, the most wanted ones first. Each is there for good once it is made: killed
 * anywhere, the next attempt goes on with the others, and finds the same.
 */
public final class ProxyBuilder {
    private static final Logger log = LoggerFactory.getLogger(ProxyBuilder.class);

    private static final String BEST_ENCODER = "libx264";

    private final ProxyLibrary library;
    private final ProxyMaker maker;
    private final EncoderTrials trials;
    private final InstantSource clock;

    public ProxyBuilder(ProxyLibrary library, ProxyMaker maker, EncoderTrials trials, InstantSource clock) {
        this.library = library;
        this.maker = maker;
        this.trials = trials;
        this.clock = clock;
    }

    /**
     * Makes all segments that are missing or damaged, or as many as the budget allows, those that matter most. Of a source
     * without pictures there is nothing to make. On a failure what was made stays, and nothing half-made.
     *
     * @param job tells this work from that of others, in names of files
     * @param attempt of the job, counted from 1
     * @throws MediaException if the source cannot be read or is no longer what was imported
     * @throws RenderException if the disk is full or cannot be written to
     */
    public void build(SourceMedia source, ProxyWish wish, String job, int attempt, WorkMonitor monitor) {
        var track = source.info().video();
        if (track.isEmpty()) {
            log.info("{} has no pictures: there is no proxy to make", source.id());
            return;
        }
        requireUnchanged(source);
        var folder = library.of(source.fingerprint());
        folder.tidy(job, clock.instant());
        folder.use(clock.instant());
        var state = new ProxyState(source, folder, ProxyRecipe.size(track.get()), monitor);
        var picture = ProxyRecipe.picture(track.get(), encoder());
        make(new Work(source, track.get(), picture, wish, job + "." + attempt, monitor), state);
        folder.use(clock.instant());
    }

    /** What all segments of one attempt have in common. */
    private record Work(
            SourceMedia source,
            VideoTrack track,
            EncodeRequest.Picture picture,
            ProxyWish wish,
            String maker,
            WorkMonitor monitor) {}

    private void make(Work work, ProxyState state) {
        if (state.complete()) return;
        try (var run = maker.open(work.source().path(), work.track(), work.picture(), work.monitor())) {
            while (true) {
                work.monitor().throwIfCancelled();
                var order = order(work);
                var next = state.next(order);
                if (next.isEmpty() || !make(next.getAsInt(), run, work, state, order)) return;
            }
        }
    }

    /** Where people look now goes before what was wished when the job was ordered. */
    private ProxyOrder order(Work work) {
        var times = new ArrayList<>(work.wish().around());
        library.focus().of(work.source().fingerprint()).ifPresent(times::addFirst);
        return new ProxyOrder(times, work.wish().clips());
    }

    /** Makes one segment; false if it would have to make way at once for one that is wanted more. */
    private boolean make(int segment, ProxyMaker.Run run, Work work, ProxyState state, ProxyOrder order) {
        var part = state.folder().part(segment, work.maker());
        try {
            state.requireRoom();
            var copied = run.copy(
                    ProxyGrid.from(segment), ProxyGrid.until(segment), part, micros -> state.reached(segment, micros));
            if (copied.end().isPresent()) {
                // A file that is being cut or replaced ends early, too.
                requireUnchanged(work.source());
                state.endsAt(copied.end().getAsLong());
            }
            if (state.behindEnd(segment)) return true;
            if (!makeRoom(segment, work.source().fingerprint(), state, order)) return false;
            state.place(segment, part);
            return true;
        } finally {
            state.discard(part);
        }
    }

    /** Other sources make way first, then segments of this one that are wanted less. */
    private boolean makeRoom(int segment, Fingerprint source, ProxyState state, ProxyOrder order) {
        var over = library.makeRoomBeside(source);
        while (over > 0) {
            var least = state.leastWanted(order);
            if (least.isEmpty() || order.compare(least.getAsInt(), segment) < 0) {
                log.info("the budget holds {} segments of {}, not all", state.count(), source.hex());
                return false;
            }
            over -= state.remove(least.getAsInt());
        }
        return true;
    }

    /** By its bits: the same file under the same name may be another one by now. */
    private static void requireUnchanged(SourceMedia source) {
        var name = String.valueOf(source.path().getFileName());
        try {
            if (!Files.exists(source.path())) throw new MediaException(ErrorCode.FILE_VANISHED, name);
            if (!Fingerprint.of(source.path()).equals(source.fingerprint()))
                throw new MediaException(ErrorCode.FILE_VANISHED, name);
        } catch (IOException error) {
            throw new MediaException(ErrorCode.FILE_VANISHED, error, name);
        }
    }

    /** The one whose groups of pictures are as wished and whose bytes come out the same again, else the best that works. */
    private String encoder() {
        var working = trials.trials().stream()
                .filter(EncoderTrials.Trial::works)
                .map(EncoderTrials.Trial::name)
                .toList();
        if (working.isEmpty()) throw new RenderException(ErrorCode.NO_ENCODER);
        return working.contains(BEST_ENCODER) ? BEST_ENCODER : working.getFirst();
    }
}
