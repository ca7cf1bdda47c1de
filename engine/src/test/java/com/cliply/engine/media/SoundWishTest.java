package com.cliply.engine.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoundWishTest {
    private static final Path FILE = Path.of("talk.mkv");

    @Test
    void tracksAreCountedAsTheFileListsThem() {
        assertEquals(List.of(4, 1), tracks(3, 1, 3).streams(FILE, file(1, 2, 4)));
        assertEquals(List.of(1), tracks().streams(FILE, file(1, 2, 4)));
        assertEquals(List.of(), tracks().streams(FILE, file()));
    }

    @Test
    void aTrackThatIsNotThereIsRefusedByItsNumber() {
        var refused = assertThrows(InputException.class, () -> tracks(1, 3).streams(FILE, file(1, 2)));
        assertEquals(ErrorCode.AUDIO_TRACK_UNKNOWN, refused.code());
        assertEquals(List.of("talk.mkv", "3", "2"), refused.facts());
        assertThrows(InputException.class, () -> tracks(1).streams(FILE, file()));
    }

    private static SoundWish tracks(Integer... tracks) {
        return new SoundWish(List.of(tracks), true, false, 0, Duration.ZERO, Duration.ZERO);
    }

    private static MediaInfo file(int... streams) {
        var length = Duration.ofSeconds(1);
        var tracks = Arrays.stream(streams)
                .mapToObj(index -> new AudioTrack(index, "aac", 48_000, 2, "stereo", "", "", 0, length))
                .toList();
        return new MediaInfo("matroska", length, length, 0, List.of(), tracks);
    }
}
