package com.cliply.storage.project;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.engine.media.AudioTrack;
import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.Orientation;
import com.cliply.engine.media.PictureColor;
import com.cliply.engine.media.PixelAspect;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** What a file holds, as text: {@code {"version": 1, "container": …, "video": […], "audio": […]}}. */
final class MediaInfoJson {
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private MediaInfoJson() {}

    static String write(MediaInfo info) {
        var root = JSON.createObjectNode()
                .put("version", VERSION)
                .put("container", info.container())
                .put("duration_us", MediaTime.micros(info.duration()))
                .put("readable_us", MediaTime.micros(info.readableDuration()))
                .put("bit_rate", info.bitRate());
        var video = root.putArray("video");
        info.videoTracks().forEach(track -> video.add(written(track)));
        var audio = root.putArray("audio");
        info.audioTracks().forEach(track -> audio.add(written(track)));
        return root.toString();
    }

    /**
     * Reads what this or an earlier version wrote.
     *
     * @throws StorageException if a later one wrote it, or nobody did
     */
    static MediaInfo read(String text) {
        try {
            var root = JSON.readTree(text);
            if (root.required("version").asInt() != VERSION)
                throw new StorageException(ErrorCode.DATABASE_FAILED, "media info of an unknown version");
            return new MediaInfo(
                    root.required("container").asText(),
                    micros(root, "duration_us"),
                    micros(root, "readable_us"),
                    root.required("bit_rate").asLong(),
                    list(root.required("video"), MediaInfoJson::videoTrack),
                    list(root.required("audio"), MediaInfoJson::audioTrack));
        } catch (JsonProcessingException | IllegalArgumentException error) {
            throw new StorageException(ErrorCode.DATABASE_FAILED, error, "unreadable media info");
        }
    }

    private static ObjectNode written(VideoTrack track) {
        var node = JSON.createObjectNode()
                .put("index", track.index())
                .put("codec", track.codec())
                .put("width", track.storedSize().width())
                .put("height", track.storedSize().height())
                .put(
                        "pixel_aspect",
                        track.pixelAspect().numerator() + ":"
                                + track.pixelAspect().denominator())
                .put("quarter_turns", track.orientation().quarterTurns())
                .put("mirrored", track.orientation().mirrored())
                .put(
                        "frame_rate",
                        track.frameRate().numerator() + "/" + track.frameRate().denominator())
                .put("variable_rate", track.variableRate())
                .put("interlaced", track.interlaced())
                .put("start_us", track.startMicros())
                .put("duration_us", MediaTime.micros(track.duration()))
                .put("frames", track.frames());
        var color = track.color();
        node.putObject("color")
                .put("pixel_format", color.pixelFormat())
                .put("bit_depth", color.bitDepth())
                .put("primaries", color.primaries())
                .put("transfer", color.transfer())
                .put("matrix", color.matrix())
                .put("range", color.range());
        return node;
    }

    private static VideoTrack videoTrack(JsonNode node) {
        var aspect = pair(node.required("pixel_aspect"), ":");
        var rate = pair(node.required("frame_rate"), "/");
        var color = node.required("color");
        return new VideoTrack(
                node.required("index").asInt(),
                node.required("codec").asText(),
                new FrameSize(
                        node.required("width").asInt(), node.required("height").asInt()),
                new PixelAspect(aspect[0], aspect[1]),
                new Orientation(
                        node.required("quarter_turns").asInt(),
                        node.required("mirrored").asBoolean()),
                new PictureColor(
                        color.required("pixel_format").asText(),
                        color.required("bit_depth").asInt(),
                        color.required("primaries").asText(),
                        color.required("transfer").asText(),
                        color.required("matrix").asText(),
                        color.required("range").asText()),
                new FrameRate(rate[0], rate[1]),
                node.required("variable_rate").asBoolean(),
                node.required("interlaced").asBoolean(),
                node.required("start_us").asLong(),
                micros(node, "duration_us"),
                node.required("frames").asLong());
    }

    private static ObjectNode written(AudioTrack track) {
        return JSON.createObjectNode()
                .put("index", track.index())
                .put("codec", track.codec())
                .put("sample_rate", track.sampleRate())
                .put("channels", track.channels())
                .put("layout", track.layout())
                .put("language", track.language())
                .put("title", track.title())
                .put("start_us", track.startMicros())
                .put("duration_us", MediaTime.micros(track.duration()));
    }

    private static AudioTrack audioTrack(JsonNode node) {
        return new AudioTrack(
                node.required("index").asInt(),
                node.required("codec").asText(),
                node.required("sample_rate").asInt(),
                node.required("channels").asInt(),
                node.required("layout").asText(),
                node.required("language").asText(),
                node.required("title").asText(),
                node.required("start_us").asLong(),
                micros(node, "duration_us"));
    }

    private static Duration micros(JsonNode node, String name) {
        return Duration.of(node.required(name).asLong(), ChronoUnit.MICROS);
    }

    private static int[] pair(JsonNode node, String between) {
        var text = node.asText();
        var at = text.indexOf(between);
        return new int[] {Integer.parseInt(text.substring(0, at)), Integer.parseInt(text.substring(at + 1))};
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
        return StreamSupport.stream(array.spliterator(), false).map(element).toList();
    }
}
