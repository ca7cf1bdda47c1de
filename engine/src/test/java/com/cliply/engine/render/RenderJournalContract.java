package com.cliply.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.cliply.engine.Samples;
import com.cliply.engine.Stores;
import com.cliply.engine.error.StorageException;
import com.cliply.engine.id.JobId;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.render.RenderJournal.Render;
import com.cliply.engine.render.RenderJournal.Stage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every RenderJournal must do. */
public abstract class RenderJournalContract {
    private final Samples samples = new Samples();

    protected abstract Stores stores();

    private RenderJournal journal() {
        return stores().journal();
    }

    private JobId job() {
        return stores().jobs().enqueue(new JobKind.PurgeJobs());
    }

    private Render begun() {
        var render = samples.aRender(job());
        journal().begin(render);
        return render;
    }

    @Test
    void aRenderComesBackAsItWasBegun() {
        var render = begun();
        assertEquals(Optional.of(render), journal().find(render.id()));
        assertEquals(List.of(), journal().pieces(render.id()));
    }

    @Test
    void allThatAreUnderWayAreListed() {
        var first = begun();
        var second = begun();
        assertEquals(List.of(first, second), journal().all());
    }

    @Test
    void aPieceIsIntendedAndThenCommitted() {
        var render = begun();
        var intended = samples.aPiece(render.id(), "sound", Stage.INTENDED);
        journal().save(intended);
        assertEquals(List.of(intended), journal().pieces(render.id()));
        var committed = samples.aPiece(render.id(), "sound", Stage.COMMITTED);
        journal().save(committed);
        assertEquals(List.of(committed), journal().pieces(render.id()));
    }

    @Test
    void piecesComeByTheirNames() {
        var render = begun();
        var sound = samples.aPiece(render.id(), "sound", Stage.COMMITTED);
        var second = samples.aPiece(render.id(), "picture-0002", Stage.INTENDED);
        var first = samples.aPiece(render.id(), "picture-0001", Stage.COMMITTED);
        List.of(sound, second, first).forEach(journal()::save);
        journal().save(samples.aPiece(begun().id(), "picture-0001", Stage.COMMITTED));
        assertEquals(List.of(first, second, sound), journal().pieces(render.id()));
    }

    @Test
    void beginningAnewForgetsThePieces() {
        var render = begun();
        journal().save(samples.aPiece(render.id(), "sound", Stage.COMMITTED));
        var anew = new Render(
                render.id(),
                render.job(),
                "b".repeat(64),
                "libopenh264",
                1,
                List.of("h264_nvenc: no driver", "libx264: gone"));
        journal().begin(anew);
        assertEquals(Optional.of(anew), journal().find(render.id()));
        assertEquals(List.of(), journal().pieces(render.id()));
        assertEquals(1, journal().all().size());
    }

    @Test
    void withinOneTransactionTheJournalSeesItsOwnChanges() {
        var job = job();
        var render = samples.aRender(job);
        var other = samples.aRender(job);
        var sound = samples.aPiece(render.id(), "sound", Stage.INTENDED);
        var _ = stores().transactions().inTransaction(() -> {
            journal().begin(render);
            journal().save(sound);
            assertEquals(List.of(sound), journal().pieces(render.id()));
            assertEquals(Optional.of(render), journal().find(render.id()));
            journal().begin(render);
            assertEquals(List.of(), journal().pieces(render.id()));
            journal().save(sound);
            journal().begin(other);
            journal().save(samples.aPiece(other.id(), "sound", Stage.INTENDED));
            journal().forget(other.id());
            return true;
        });
        assertEquals(List.of(render), journal().all());
        assertEquals(List.of(sound), journal().pieces(render.id()));
        assertEquals(List.of(), journal().pieces(other.id()));
    }

    @Test
    void aPieceOfARenderThatHasNotBegunIsRefused() {
        var never = samples.aRender(job());
        assertThrows(StorageException.class, () -> journal().save(samples.aPiece(never.id(), "sound", Stage.INTENDED)));
    }

    @Test
    void aForgottenRenderIsAbsentWithItsPieces() {
        var render = begun();
        var kept = begun();
        journal().save(samples.aPiece(render.id(), "sound", Stage.COMMITTED));
        journal().forget(render.id());
        journal().forget(render.id());
        assertEquals(Optional.empty(), journal().find(render.id()));
        assertEquals(List.of(), journal().pieces(render.id()));
        assertEquals(List.of(kept), journal().all());
    }
}
