package com.cliply.app.cli;

import com.cliply.engine.clip.Clip;
import com.cliply.engine.render.Rendition;
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
        return JsonOutput.object(
                "file", name,
                "highlight", highlight,
                "start_us", clip.inPoint().micros(),
                "end_us", clip.outPoint().micros(),
                "duration_us", com.cliply.engine.time.MediaTime.micros(rendition.duration()),
                "title", clip.title(),
                "score", JsonOutput.number(clip.score()),
                "aspect", rendition.aspect(),
                "preset", rendition.preset(),
                "width", rendition.size().width(),
                "height", rendition.size().height(),
                "encoder", rendition.encoder(),
                "loudness_lufs", JsonOutput.number(rendition.loudnessLufs()),
                "bytes", rendition.bytes(),
                "sha256", rendition.sha256());
    }
}
