package com.cliply.app.bench;

import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.render.ExactFilm;
import com.cliply.engine.render.ExactResult;
import com.cliply.engine.render.ExactTrim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whether cuts are where they were put: random trims of films whose every picture and sound tells what it is. */
final class ExactBench {
    static final int USUAL_TRIMS = 300;

    private static final long SEED = 300;

    /** Two keyframes, 20 s apart. */
    private static final int SECONDS = 36;

    private final Path folder;
    private final int trims;

    ExactBench(Path folder, int trims) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("exact"));
        this.trims = trims;
    }

    /** Returns whether all were. */
    boolean run() {
        var films = Stream.concat(ExactFilm.FOUR.stream(), ExactFilm.FOUR_MORE.stream())
                .filter(kind -> TestMedia.canCode(kind.encoder()))
                .map(kind -> ExactFilm.make(kind, SECONDS, folder))
                .toList();
        System.out.printf("%d random trims, seed %d, keyframes 20 s apart%n", trims, SEED);
        var results = new ArrayList<ExactResult>();
        for (var trim : ExactTrim.random(films, trims, SEED)) {
            var result = ExactResult.of(trim);
            results.add(result);
            if (!result.exact()) System.out.println("NOT EXACT: " + result);
        }
        System.out.println();
        System.out.println("| source | trims | ranges | pictures | exact | worst sound edge ms | worst jump dBFS |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (var film : films)
            print(
                    film.kind().toString(),
                    results.stream()
                            .filter(result -> result.trim().film().kind().equals(film.kind()))
                            .toList());
        print(
                "on frames",
                results.stream().filter(result -> result.trim().onFrames()).toList());
        print(
                "anywhere",
                results.stream().filter(result -> !result.trim().onFrames()).toList());
        print("all", results);
        return results.stream().allMatch(ExactResult::exact);
    }

    private static void print(String name, List<ExactResult> results) {
        System.out.printf(
                "| %s | %d | %d | %d | %d | %.2f | %.1f |%n",
                name,
                results.size(),
                results.stream()
                        .mapToInt(result -> result.trim().ranges().size())
                        .sum(),
                results.stream()
                        .mapToInt(result -> result.trim().pictures().size())
                        .sum(),
                results.stream().filter(ExactResult::exact).count(),
                results.stream().mapToDouble(ExactResult::edgeMillis).max().orElse(0),
                results.stream().mapToDouble(ExactResult::jumpDecibels).max().orElse(Double.NEGATIVE_INFINITY));
    }
}
