package com.cliply.app.cli;

import com.cliply.engine.clip.Clip;
import com.cliply.engine.render.Rendition;
import com.cliply.engine.time.MediaTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A finished file of a clip.
 *
 * @param name of the file within the folder of its list
 * @param highlight which one of its video's highlights it shows, counted from 0
 */
record ClipFile(int highlight, Clip clip, Rendition rendition, String name) {
    Map<String, @Nullable Object> json() {
        var peak = rendition.truePeakDbtp();
        return JsonOutput.object(
                "file", name,
                "highlight", highlight,
                "start_us", clip.inPoint().micros(),
                "end_us", clip.outPoint().micros(),
                "duration_us", MediaTime.micros(rendition.duration()),
                "title", clip.title(),
                "score", JsonOutput.number(clip.score()),
                "aspect", rendition.aspect(),
                "preset", rendition.preset(),
                "width", rendition.size().width(),
                "height", rendition.size().height(),
                "encoder", rendition.encoder(),
                "loudness_lufs", JsonOutput.number(rendition.loudnessLufs()),
                "true_peak_dbtp", peak == null ? null : JsonOutput.number(peak),
                "notes", rendition.notes(),
                "bytes", rendition.bytes(),
                "sha256", rendition.sha256());
    }
}
