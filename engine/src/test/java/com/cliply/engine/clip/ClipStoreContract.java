package com.cliply.engine.clip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.cliply.engine.Samples;
import com.cliply.engine.Stores;
import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.time.TimeRange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every ClipStore must do. */
public abstract class ClipStoreContract {
    private final Samples samples = new Samples();

    protected abstract Stores stores();

    private ClipStore clips() {
        return stores().clips();
    }

    private ProjectId project() {
        var project = samples.aProject("match");
        stores().projects().save(project);
        return project.id();
    }

    @Test
    void aClipComesBackAsItWasSaved() {
        var clip = samples.aClip(project(), 0.7);
        clips().save(clip);
        assertEquals(Optional.of(clip), clips().find(clip.id()));
    }

    @Test
    void clipsOfAProjectComeBestFirstAndEqualOnesByTheirInPoint() {
        var project = project();
        var low = samples.aClip(project, 0.2);
        var late = samples.aClip(project, 0.9, 5_000_000);
        var early = samples.aClip(project, 0.9, 1_000_000);
        List.of(low, late, early, samples.aClip(project(), 1)).forEach(clips()::save);
        assertEquals(List.of(early, late, low), clips().ofProject(project));
    }

    @Test
    void savingAgainReplacesAllOfIt() {
        var clip = samples.aClip(project(), 0.5);
        clips().save(clip);
        var trimmed = new Clip(
                clip.id(),
                clip.project(),
                "Shorter",
                List.of(TimeRange.ofMicros(33_366, 66_733)),
                0,
                List.of(),
                ClipStatus.KEPT);
        clips().save(trimmed);
        assertEquals(List.of(trimmed), clips().ofProject(clip.project()));
        assertEquals(Optional.of(trimmed), clips().find(clip.id()));
    }

    @Test
    void aClipReadInATransactionIsSavedAgainInTheSameOne() {
        var clip = samples.aClip(project(), 0.5);
        clips().save(clip);
        var kept = stores().transactions().inTransaction(() -> {
            var read = clips().ofProject(clip.project()).getFirst().withStatus(ClipStatus.KEPT);
            clips().save(read);
            return read;
        });
        assertEquals(List.of(kept), clips().ofProject(clip.project()));
    }

    @Test
    void theNewestOfAllClipsComesFirst() {
        var older = samples.aClip(project(), 0.9);
        var newer = samples.aClip(project(), 0.1);
        clips().save(newer);
        clips().save(older);
        assertEquals(List.of(newer, older), clips().all());
    }

    @Test
    void aRemovedClipTakesItsRenditionsAlong() {
        var project = project();
        var clip = samples.aClip(project, 0.5);
        var other = samples.aClip(project, 0.4);
        clips().save(clip);
        clips().save(other);
        var rendition = samples.aRendition(clip.id());
        stores().renditions().save(rendition);
        clips().remove(clip.id());
        assertEquals(Optional.empty(), clips().find(clip.id()));
        assertEquals(Optional.empty(), stores().renditions().find(rendition.id()));
        assertEquals(List.of(other), clips().all());
    }

    @Test
    void whatWasNeverSavedIsAbsent() {
        var nobody = new ClipId(samples.anId());
        clips().remove(nobody);
        assertEquals(Optional.empty(), clips().find(nobody));
        assertEquals(List.of(), clips().ofProject(new ProjectId(samples.anId())));
    }
}
