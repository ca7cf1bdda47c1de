package com.cliply.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.cliply.engine.Samples;
import com.cliply.engine.Stores;
import com.cliply.engine.id.ClipId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every RenditionStore must do. */
public abstract class RenditionStoreContract {
    private final Samples samples = new Samples();

    protected abstract Stores stores();

    private ClipId clip() {
        var project = samples.aProject("match");
        stores().projects().save(project);
        var clip = samples.aClip(project.id(), 0.5);
        stores().clips().save(clip);
        return clip.id();
    }

    @Test
    void aRenditionComesBackAsItWasSaved() {
        var rendition = samples.aRendition(clip());
        stores().renditions().save(rendition);
        assertEquals(Optional.of(rendition), stores().renditions().find(rendition.id()));
    }

    @Test
    void aRenditionMayHaveNoTruePeakAndNothingMoreToSay() {
        var sample = samples.aRendition(clip());
        var silent = new Rendition(
                sample.id(),
                sample.clip(),
                sample.preset(),
                sample.aspect(),
                sample.file(),
                sample.status(),
                sample.size(),
                sample.duration(),
                sample.encoder(),
                -100,
                Double.NEGATIVE_INFINITY,
                sample.bytes(),
                sample.sha256(),
                List.of(),
                sample.createdAt());
        stores().renditions().save(silent);
        var found = stores().renditions().find(silent.id()).orElseThrow();
        assertEquals(silent, found);
        assertNull(found.truePeakDbtp());
    }

    @Test
    void savingAgainReplaces() {
        var placing = samples.aRendition(clip());
        stores().renditions().save(placing);
        stores().renditions().save(placing.ready());
        assertEquals(List.of(placing.ready()), stores().renditions().ofClip(placing.clip()));
    }

    @Test
    void theOldestRenditionOfAClipComesFirst() {
        var clip = clip();
        var older = samples.aRendition(clip);
        var newer = samples.aRendition(clip);
        stores().renditions().save(newer);
        stores().renditions().save(older);
        stores().renditions().save(samples.aRendition(clip()));
        assertEquals(List.of(older, newer), stores().renditions().ofClip(clip));
    }

    @Test
    void aRemovedRenditionIsAbsent() {
        var rendition = samples.aRendition(clip());
        stores().renditions().save(rendition);
        stores().renditions().remove(rendition.id());
        stores().renditions().remove(rendition.id());
        assertEquals(Optional.empty(), stores().renditions().find(rendition.id()));
        assertEquals(List.of(), stores().renditions().ofClip(rendition.clip()));
    }
}
