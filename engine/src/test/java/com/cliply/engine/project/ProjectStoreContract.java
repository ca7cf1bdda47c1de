package com.cliply.engine.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.cliply.engine.Samples;
import com.cliply.engine.Stores;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.media.SourceMedia;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every ProjectStore must do. */
public abstract class ProjectStoreContract {
    private final Samples samples = new Samples();

    protected abstract Stores stores();

    @Test
    void aProjectComesBackAsItWasSaved() {
        var project = samples.aProject("match");
        stores().projects().save(project);
        assertEquals(Optional.of(project), stores().projects().find(project.id()));
    }

    @Test
    void savingAgainReplaces() {
        var project = samples.aProject("match");
        stores().projects().save(project);
        var moved = project.withSource(project.source().seenAt(Path.of("/elsewhere/match.mp4")));
        stores().projects().save(moved);
        assertEquals(List.of(moved), stores().projects().all());
    }

    @Test
    void theNewestProjectComesFirst() {
        var older = samples.aProject("older");
        var newer = samples.aProject("newer");
        stores().projects().save(newer);
        stores().projects().save(older);
        assertEquals(List.of(newer, older), stores().projects().all());
    }

    @Test
    void theNewestProjectWithTheSameContentIsFound() {
        var older = samples.aProject("older");
        var newer = samples.aProject("newer");
        var content = older.source().fingerprint();
        var copied = newer.source();
        var sameContent = newer.withSource(
                new SourceMedia(copied.id(), copied.path(), content, copied.sizeBytes(), copied.info()));
        stores().projects().save(sameContent);
        stores().projects().save(older);
        assertEquals(Optional.of(sameContent), stores().projects().findByFingerprint(content));
        assertEquals(Optional.empty(), stores().projects().findByFingerprint(new Fingerprint("f".repeat(64))));
    }

    @Test
    void whatWasNeverSavedIsAbsent() {
        assertEquals(Optional.empty(), stores().projects().find(new ProjectId(samples.anId())));
        assertEquals(List.of(), stores().projects().all());
    }
}
