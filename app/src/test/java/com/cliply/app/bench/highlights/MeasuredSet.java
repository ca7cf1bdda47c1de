package com.cliply.app.bench.highlights;

import com.cliply.app.bench.highlights.HighlightScore.Figure;
import com.cliply.app.bench.planted.TruthJson;
import com.cliply.engine.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The videos of one folder. */
record MeasuredSet(String name, List<MeasuredVideo> videos) {
    MeasuredSet {
        videos = List.copyOf(videos);
    }

    static MeasuredSet of(String name, Path folder, Engine engine, boolean transcribed) throws IOException {
        var videos = new ArrayList<MeasuredVideo>();
        for (var file : TruthJson.filesIn(folder)) videos.add(MeasuredVideo.of(file, engine, transcribed));
        return new MeasuredSet(name, videos);
    }

    /** The mean over all videos that have this figure; NaN if none has. */
    double mean(Figure figure, Ablation ablation) {
        return videos.stream()
                .map(video -> video.score(ablation).get(figure))
                .filter(value -> value != null)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }
}
