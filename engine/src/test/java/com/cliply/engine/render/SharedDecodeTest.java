package com.cliply.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.cliply.engine.clip.Clip;
import com.cliply.engine.clip.ClipStatus;
import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.media.SoundWish;
import com.cliply.engine.time.TimeRange;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharedDecodeTest {
    private static final Presets PRESETS = Presets.builtIn();

    private static SharedDecode.Wanted file(String preset, long... seconds) {
        var ranges = IntStream.range(0, seconds.length / 2)
                .mapToObj(
                        index -> TimeRange.ofMicros(seconds[2 * index] * 1_000_000, seconds[2 * index + 1] * 1_000_000))
                .toList();
        var clip = new Clip(
                new ClipId(UUID.randomUUID()),
                new ProjectId(new UUID(0, 1)),
                "a clip",
                ranges,
                0,
                List.of(),
                ClipStatus.KEPT);
        return new SharedDecode.Wanted(
                clip,
                PRESETS.named(preset),
                new JobKind.RenderClip.Output(clip.id(), preset, "9:16", Path.of("/out/a.mp4"), SoundWish.PLAIN));
    }

    private static List<String> groups(SharedDecode.Wanted... files) {
        return SharedDecode.groups(List.of(files)).stream()
                .map(group -> group.files().size() + " " + group.reason())
                .toList();
    }

    @Test
    void filesOfTheSamePicturesAreDecodedOnce() {
        assertEquals(
                List.of("3 3 files of the same pictures: decoded once"),
                groups(file("draft", 0, 10), file("square", 0, 10), file("youtube-4k", 0, 10)));
        assertEquals(
                List.of("2 2 files of the same pictures: decoded once"),
                groups(file("draft", 0, 10, 40, 50), file("square", 0, 10, 40, 50)));
    }

    @Test
    void clipsThatOverlapByHalfOfTheShorterOneAreDecodedOnce() {
        assertEquals(
                List.of("2 2 files of clips that overlap: 15.0 s are decoded instead of 20.0 s"),
                groups(file("draft", 0, 10), file("draft", 5, 15)));
        assertEquals(2, groups(file("draft", 0, 10), file("draft", 6, 16)).size());
        assertEquals(2, groups(file("draft", 0, 10), file("draft", 10, 20)).size());
    }

    @Test
    void aClipThatJumpsAboutGoesAlone() {
        assertEquals(
                2, groups(file("draft", 0, 10), file("draft", 0, 10, 40, 50)).size());
        assertEquals(
                2,
                groups(file("draft", 0, 10, 40, 50), file("draft", 40, 50, 0, 10))
                        .size());
    }

    @Test
    void whatDecodesNoPicturesSharesNothing() {
        assertEquals(
                List.of(
                        "1 made by itself: no other file shows these pictures",
                        "1 made by itself: a copy decodes nothing",
                        "1 made by itself: the sound alone decodes no pictures"),
                groups(file("draft", 0, 10), file("copy", 0, 10), file("audio-only", 0, 10)));
    }

    @Test
    void noMoreAreMadeTogetherThanTheMachineHolds() {
        var many = Collections.nCopies(8, file("draft", 0, 10));
        assertEquals(
                List.of(6, 2),
                SharedDecode.groups(many).stream()
                        .map(group -> group.files().size())
                        .toList());
    }

    @Test
    void eachFileIsInOneGroupAndTheOrderIsKept() {
        var files = List.of(
                file("draft", 0, 10),
                file("draft", 50, 60),
                file("draft", 1, 9),
                file("copy", 0, 10),
                file("draft", 51, 59));
        assertEquals(
                List.of(files.get(0), files.get(2), files.get(1), files.get(4), files.get(3)),
                SharedDecode.groups(files).stream()
                        .flatMap(group -> group.files().stream())
                        .toList());
        assertEquals(
                List.of(),
                SharedDecode.groups(Stream.<SharedDecode.Wanted>empty().toList()));
    }
}
