package com.cliply.engine.analysis.imported;

import com.cliply.engine.analysis.SignalTrack;
import com.cliply.engine.error.InputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All curves that came from elsewhere, of one video.
 *
 * @param heatMap what was read of a heat map
 * @param chat what was read of a chat
 */
public record ImportedSignals(Imported heatMap, Imported chat) {
    public static final ImportedSignals NONE = new ImportedSignals(Imported.NOTHING, Imported.NOTHING);

    /**
     * Reads what there is.
     *
     * @param heatMap null to look beside the video, where nothing has to be
     * @param chat null for none
     * @param length how far the video can be read
     * @throws InputException if a file that was named cannot be used
     */
    public static ImportedSignals read(Path video, @Nullable Path heatMap, @Nullable Path chat, Duration length) {
        return readUsable(video, heatMap, chat, length, unusable -> {
            throw unusable;
        });
    }

    /**
     * The same, where a file that cannot be used is told of and left out.
     *
     * @param unusable hears of each; what it throws ends the reading
     */
    public static ImportedSignals readUsable(
            Path video,
            @Nullable Path heatMap,
            @Nullable Path chat,
            Duration length,
            Consumer<InputException> unusable) {
        var replayed = heatMap != null
                ? usable(() -> HeatMapFile.read(heatMap, length), unusable)
                : HeatMapFile.beside(video)
                        .map(file -> HeatMapFile.readFound(file, length))
                        .orElse(Imported.NOTHING);
        var written = chat == null ? Imported.NOTHING : usable(() -> ChatFile.read(chat, length), unusable);
        return new ImportedSignals(replayed, written);
    }

    private static Imported usable(Supplier<Imported> reading, Consumer<InputException> unusable) {
        try {
            return reading.get();
        } catch (InputException why) {
            unusable.accept(why);
            return Imported.NOTHING;
        }
    }

    public List<SignalTrack> tracks() {
        return Stream.of(heatMap.track(), chat.track())
                .flatMap(Optional::stream)
                .toList();
    }

    public List<Imported.Note> notes() {
        var notes = new ArrayList<>(heatMap.notes());
        notes.addAll(chat.notes());
        return List.copyOf(notes);
    }
}
