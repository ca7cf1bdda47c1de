package com.cliply.storage.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.cliply.engine.Samples;
import com.cliply.engine.Stores;
import com.cliply.engine.job.JobFilter;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.render.RenderJournal.Stage;
import com.cliply.engine.render.RenderJournalContract;
import com.cliply.storage.Storage;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HibernateRenderJournalTest extends RenderJournalContract {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Storage storage;

    @BeforeEach
    void open() {
        storage = Storage.open(folder, InstantSource.system());
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Override
    protected Stores stores() {
        return storage.stores();
    }

    @Test
    void whatIsForgottenWithItsJobIsForgottenWithItsPieces() {
        var samples = new Samples();
        var job = stores().jobs().enqueue(new JobKind.PurgeJobs());
        var render = samples.aRender(job);
        stores().journal().begin(render);
        stores().journal().save(samples.aPiece(render.id(), "sound", Stage.COMMITTED));
        stores().jobs().cancel(job);
        var cancelled = JobFilter.newest(9).inStates(Set.of("cancelled"));
        assertEquals(1, stores().operations().purge(cancelled, Instant.MAX));
        assertEquals(List.of(), stores().journal().all());
        assertEquals(List.of(), stores().journal().pieces(render.id()));
    }
}
