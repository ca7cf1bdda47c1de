package com.cliply.engine.render;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.error.RenderException;
import com.cliply.engine.media.EncoderTrials;
import com.cliply.engine.media.Loudness;
import com.cliply.engine.media.MediaEncoder;
import com.cliply.engine.media.PictureEncoder;
import com.cliply.engine.media.PictureEncoder.Joined;
import com.cliply.engine.media.StreamCopier;
import com.cliply.engine.media.WorkMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes verified files of ranges of a source: the sound once, whole; the pictures in chunks, those of several files from one
 * decoding; then both joined without encoding again. Killed anywhere, the next attempt goes on behind the last whole piece, and
 * the file is the same as if nothing had happened.
 */
public final class Renderer {
    private static final Logger log = LoggerFactory.getLogger(Renderer.class);

    private final Leveller leveller;
    private final PlainRenders plain;
    private final PictureEncoder pictures;
    private final EncoderTrials trials;
    private final RenderVerifier verifier;
    private final int threads;

    /**
     * @param threads of an encoder of pictures, 1 or more; kept for a rendition once it has begun
     */
    public Renderer(
            MediaEncoder encoder,
            PictureEncoder pictures,
            StreamCopier copier,
            EncoderTrials trials,
            RenderVerifier verifier,
            int threads) {
        this.leveller = new Leveller(encoder);
        this.plain = new PlainRenders(leveller, pictures, copier, verifier);
        this.pictures = pictures;
        this.trials = trials;
        this.verifier = verifier;
        this.threads = threads;
    }

    /**
     * Renders and verifies files of one source. On a failure nothing is left at their parts; whole pieces stay, for the next
     * attempt to go on from, unless the attempt was cancelled: that is the caller's to {@link #discard}. What is wrong with one
     * file alone does not stop the others; it is thrown at the end.
     *
     * @param finished takes each file as soon as it is verified, at its part
     */
    public void render(
            List<RenderTask> tasks,
            RenderAttempt attempt,
            RenderAttempt.Stages stages,
            BiConsumer<RenderTask, RenderedFile> finished) {
        var failures = new RenderFailures();
        var encoded = tasks.stream()
                .filter(task -> task.preset().kind() == RenderPreset.Kind.ENCODE)
                .toList();
        var share = (double) encoded.size() / tasks.size();
        encode(encoded, attempt, (name, until) -> stages.next(name, until * share), finished, failures);
        var done = encoded.size();
        for (var task : tasks) {
            if (encoded.contains(task)) continue;
            var monitor = stages.next(task.preset().name(), (double) ++done / tasks.size());
            failures.survives(() -> makePlain(task, attempt, monitor, finished));
        }
        failures.throwIfAny();
    }

    private void makePlain(
            RenderTask task,
            RenderAttempt attempt,
            WorkMonitor monitor,
            BiConsumer<RenderTask, RenderedFile> finished) {
        try {
            RenderDisk.createFolderOf(task.part());
            finished.accept(task, plain.make(task, attempt, monitor));
            discard(task, attempt);
        } catch (RuntimeException | Error error) {
            RenderDisk.remove(task.part());
            throw error;
        }
    }

    private void encode(
            List<RenderTask> tasks,
            RenderAttempt attempt,
            RenderAttempt.Stages stages,
            BiConsumer<RenderTask, RenderedFile> finished,
            RenderFailures failures) {
        var works = new ArrayList<RenderWork>();
        for (var task : tasks)
            failures.survives(() -> works.add(RenderWork.begin(task, attempt, workingEncoders(), threads)));
        if (works.isEmpty()) return;
        try {
            requireRoom(works, attempt);
            makeSounds(works, stages.next("sound", 0.1));
            makePictures(works, stages.next("rendering", 0.92));
            for (int index = 0; index < works.size(); index++) {
                var work = works.get(index);
                var monitor = stages.next("verifying", 0.92 + 0.08 * (index + 1) / works.size());
                if (!failures.survives(() -> finish(work, monitor, finished))) leave(work);
            }
        } catch (RuntimeException | Error error) {
            works.forEach(Renderer::leave);
            throw error;
        }
    }

    private static List<String> notes(RenderWork work, Loudness heard) {
        var notes = new ArrayList<String>();
        for (var refusal : work.refusals()) notes.add("An encoder failed, and another one was used: " + refusal);
        Leveller.missed(work.task(), heard).ifPresent(notes::add);
        return notes;
    }

    private static void leave(RenderWork work) {
        RenderDisk.remove(work.task().part());
        work.pieces().leave();
    }

    /** The name under which a file belongs that was to be called {@code file}: its ending is that of what it really is. */
    public Path named(RenderTask task, Path file) {
        return plain.named(task, file);
    }

    /** Removes and forgets the pieces of a rendition. */
    public void discard(RenderTask task, RenderAttempt attempt) {
        new RenderPieces(attempt, task.id()).discard();
    }

    private List<String> workingEncoders() {
        var working = trials.trials().stream()
                .filter(EncoderTrials.Trial::works)
                .map(EncoderTrials.Trial::name)
                .toList();
        if (working.isEmpty()) throw new RenderException(ErrorCode.NO_ENCODER);
        return working;
    }

    private static void requireRoom(List<RenderWork> works, RenderAttempt attempt) {
        var needs = new HashMap<Path, Long>();
        for (var work : works) {
            var bytes = work.bytesToCome();
            needs.merge(attempt.folder(), bytes, Long::sum);
            needs.merge(work.task().part().toAbsolutePath().getParent(), work.bytesOfFile(), Long::sum);
        }
        RenderDisk.require(needs);
    }

    /** Files that sound the same have it made once. */
    private void makeSounds(List<RenderWork> works, WorkMonitor monitor) {
        for (var work : works) {
            if (work.pieces().find(RenderPieces.SOUND).isPresent()) continue;
            var file = work.pieces().begin(RenderPieces.SOUND);
            var same = works.stream()
                    .filter(other -> other.sounds().equals(work.sounds()))
                    .flatMap(other -> other.pieces().find(RenderPieces.SOUND).stream())
                    .findFirst();
            if (same.isPresent()) copy(same.get(), file);
            else makeSound(work, file, monitor);
            work.pieces().commit(RenderPieces.SOUND, file);
        }
    }

    private void makeSound(RenderWork work, Path file, WorkMonitor monitor) {
        var order = RenderWork.soundOrder(work.task(), work.input(), work.plan().rate());
        log.debug("sound of {}: {}", work.task().id(), leveller.write(order, file, monitor));
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException error) {
            throw RenderDisk.failure(error, to);
        }
    }

    private void makePictures(List<RenderWork> works, WorkMonitor monitor) {
        while (true) {
            try {
                pictures.encode(works.stream().map(RenderWork::pictures).toList(), monitor);
                return;
            } catch (MediaException error) {
                fallBack(works, error);
                makeSounds(works, WorkMonitor.NONE);
            }
        }
    }

    /** What the encoder that failed was to make begins anew with the next one, if there is one. */
    private static void fallBack(List<RenderWork> works, MediaException error) {
        if (error.code() != ErrorCode.ENCODING_FAILED) throw error;
        var fallen = false;
        for (int index = 0; index < works.size(); index++) {
            var work = works.get(index);
            if (!error.facts().contains(work.encoder())) continue;
            var next = work.withNextEncoder(String.valueOf(error.getMessage()));
            if (next.isEmpty()) throw error;
            log.warn("{} failed, going on with {}", work.encoder(), next.get().encoder(), error);
            works.set(index, next.get());
            fallen = true;
        }
        if (!fallen) throw error;
    }

    private void finish(RenderWork work, WorkMonitor monitor, BiConsumer<RenderTask, RenderedFile> finished) {
        var part = work.task().part();
        RenderDisk.createFolderOf(part);
        var joined = pictures.join(
                work.pieces().chunks(work.layout()),
                work.pieces().find(RenderPieces.SOUND),
                work.plan().rate(),
                part,
                monitor);
        if (joined == Joined.CHUNKS_DIFFER) {
            work.pieces().discard();
            throw new RenderException(
                    ErrorCode.VERIFICATION_FAILED,
                    String.valueOf(part.getFileName()),
                    "its encoder did not set itself up the same way each time");
        }
        var facts = verifier.verify(part, work.plan(), monitor);
        finished.accept(
                work.task(),
                new RenderedFile(
                        part,
                        work.plan().picture().transform().canvas(),
                        facts.duration(),
                        work.encoder(),
                        facts.loudness(),
                        facts.bytes(),
                        facts.sha256(),
                        notes(work, facts.loudness())));
        work.pieces().discard();
    }
}
