package com.cliply.app.cli;

import com.cliply.engine.Stores;
import com.cliply.engine.id.Ids;
import com.cliply.engine.id.RenditionId;
import com.cliply.engine.job.Job;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.render.Rendition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person reads of rendered files: which encoder made them, and what else there is to know. */
final class RenditionWords {
    private RenditionWords() {}

    /** Those that a job has finished so far, in the order of its outputs. */
    static List<Rendition> of(Stores stores, Job job) {
        if (!(job.kind() instanceof JobKind.RenderClip render)) return List.of();
        var made = new ArrayList<Rendition>();
        for (int output = 0; output < render.outputs().size(); output++)
            stores.renditions()
                    .find(new RenditionId(Ids.derived(job.id().value(), output)))
                    .filter(rendition -> rendition.status() == Rendition.Status.READY)
                    .ifPresent(made::add);
        return made;
    }

    /** As {@code match-01.mp4: libx264; h264_nvenc: no driver}. */
    static String line(Rendition rendition) {
        var words = new ArrayList<String>();
        words.add(rendition.encoder());
        words.addAll(rendition.notes());
        return rendition.file().getFileName() + ": " + String.join("; ", words);
    }

    static Map<String, @Nullable Object> json(Rendition rendition) {
        var peak = rendition.truePeakDbtp();
        return JsonOutput.object(
                "file", rendition.file().toString(),
                "aspect", rendition.aspect(),
                "preset", rendition.preset(),
                "encoder", rendition.encoder(),
                "loudness_lufs", JsonOutput.number(rendition.loudnessLufs()),
                "true_peak_dbtp", peak == null ? null : JsonOutput.number(peak),
                "notes", rendition.notes());
    }
}
