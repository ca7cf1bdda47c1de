package com.cliply.engine.render;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.RenderException;
import com.cliply.engine.media.AudioTrack;
import com.cliply.engine.media.Loudness;
import com.cliply.engine.media.MediaEncoder;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.MediaProbe;
import com.cliply.engine.media.MediaScanner;
import com.cliply.engine.media.PixelAspect;
import com.cliply.engine.media.ScanListener;
import com.cliply.engine.media.StreamCopier.Copied;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Opens what was written as a stranger would, and holds it against its plan. */
public final class RenderVerifier {
    private static final int CHUNK = 1 << 20;

    /** Sound ends with a whole packet of its codec: three of AAC at the most common rate. */
    private static final Duration SOUND_SLACK = Duration.ofMillis(64);

    /** The last pictures are decoded: that is where a file that was cut short shows it. */
    private static final Duration TAIL = Duration.ofMillis(600);

    /** What is known of a verified file. */
    public record Facts(Duration duration, Loudness loudness, long bytes, String sha256) {}

    private final MediaProbe probe;
    private final MediaScanner scanner;
    private final MediaEncoder meter;

    /**
     * @param meter measures the sound
     */
    public RenderVerifier(MediaProbe probe, MediaScanner scanner, MediaEncoder meter) {
        this.probe = probe;
        this.scanner = scanner;
        this.meter = meter;
    }

    /** Throws VERIFICATION_FAILED if the file is not what was planned. */
    public Facts verify(Path file, RenderPlan plan, WorkMonitor monitor) {
        var info = probe.probe(file);
        var video = info.video().orElseThrow(() -> failed(file, "it has no picture"));
        var planned = plan.picture().transform().canvas();
        require(
                file,
                info.videoTracks().size() == 1 && info.audioTracks().size() == 1,
                "its tracks are not one and one");
        require(file, video.storedSize().equals(planned), "its size is " + video.storedSize() + ", not " + planned);
        require(file, video.pixelAspect().equals(PixelAspect.SQUARE), "its pixels are not square");
        require(
                file,
                video.frames() == plan.frames(),
                "it has %d pictures, not %d".formatted(video.frames(), plan.frames()));
        var length = MediaTime.ZERO.until(plan.rate().timeOf(plan.frames()));
        var frame = MediaTime.ZERO.until(plan.rate().timeOf(1));
        var apart = info.duration().minus(length).abs();
        require(file, apart.compareTo(frame) <= 0, "it plays " + info.duration() + ", not " + length);
        require(file, !info.truncated(), "its end is missing");
        requireTail(file, info, plan, monitor);
        return facts(file, length, monitor);
    }

    /** The same for a file that holds sound alone. */
    Facts verifySound(Path file, Duration length, WorkMonitor monitor) {
        var info = probe.probe(file);
        require(
                file,
                info.videoTracks().isEmpty() && info.audioTracks().size() == 1,
                "its tracks are not one of sound alone");
        requireLength(file, info, length, SOUND_SLACK);
        return facts(file, info.duration(), monitor);
    }

    /** The same for a copy of a source: every track is there, and as long as was copied. */
    Facts verifyCopy(Path file, MediaInfo source, Copied copied, WorkMonitor monitor) {
        var info = probe.probe(file);
        require(file, codecs(info).equals(codecs(source)), "it has " + codecs(info) + ", not " + codecs(source));
        var frame = source.video()
                .map(track -> MediaTime.ZERO.until(track.frameRate().timeOf(1)))
                .orElse(Duration.ZERO);
        requireLength(file, info, copied.duration(), frame.plus(SOUND_SLACK));
        info.video()
                .filter(track -> track.frames() > 0)
                .ifPresent(track -> require(
                        file,
                        track.frames() == copied.frames(),
                        "it has %d pictures, not %d".formatted(track.frames(), copied.frames())));
        return facts(file, info.duration(), monitor);
    }

    private static List<String> codecs(MediaInfo info) {
        return Stream.concat(
                        info.videoTracks().stream().limit(1).map(VideoTrack::codec),
                        info.audioTracks().stream().map(AudioTrack::codec))
                .toList();
    }

    private static void requireLength(Path file, MediaInfo info, Duration length, Duration slack) {
        var apart = info.duration().minus(length).abs();
        require(file, apart.compareTo(slack) <= 0, "it plays " + info.duration() + ", not " + length);
        require(file, !info.truncated(), "its end is missing");
    }

    private Facts facts(Path file, Duration length, WorkMonitor monitor) {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            require(file, indexIsNotBehind(channel), "its index is not in front");
            return new Facts(length, loudness(file, monitor), channel.size(), sha256(channel, monitor));
        } catch (IOException error) {
            throw new RenderException(ErrorCode.OUTPUT_NOT_WRITABLE, error, file.toString());
        }
    }

    /** Of the sound as a listener's player decodes it. */
    private Loudness loudness(Path file, WorkMonitor monitor) {
        return meter.heard(file, monitor);
    }

    private void requireTail(Path file, MediaInfo info, RenderPlan plan, WorkMonitor monitor) {
        var first = Math.max(0, plan.frames() - plan.rate().nearestFrame(MediaTime.at(TAIL)));
        var halfFrame = MediaTime.ZERO.until(plan.rate().timeOf(1)).dividedBy(2);
        var seen = new int[1];
        scanner.look(
                file,
                info,
                new TimeRange(
                        plan.rate().timeOf(first).minus(halfFrame),
                        plan.rate().timeOf(plan.frames()).plus(halfFrame)),
                new ScanListener() {
                    @Override
                    public void picture(MediaTime time, ByteBuffer yuv, boolean keyframe) {
                        seen[0]++;
                    }
                },
                monitor);
        require(file, seen[0] == plan.frames() - first, "its last pictures cannot be decoded");
    }

    /**
     * ISO 14496-12: boxes of a 32-bit size and a name, one after the other; {@code moov} must come before {@code mdat}. Other
     * kinds of files have no such index.
     */
    private static boolean indexIsNotBehind(FileChannel channel) throws IOException {
        var head = ByteBuffer.allocate(8);
        channel.read(head, 0);
        var isMp4 = new String(head.array(), 4, 4, StandardCharsets.ISO_8859_1).equals("ftyp");
        return !isMp4 || indexComesFirst(channel);
    }

    private static boolean indexComesFirst(FileChannel channel) throws IOException {
        var header = ByteBuffer.allocate(16);
        for (var position = 0L; position + 8 <= channel.size(); ) {
            header.clear();
            channel.read(header, position);
            var name = new String(header.array(), 4, 4, StandardCharsets.ISO_8859_1);
            if (name.equals("moov")) return true;
            if (name.equals("mdat")) return false;
            var size = Integer.toUnsignedLong(header.getInt(0));
            if (size == 1) size = header.getLong(8);
            if (size < 8) return false;
            position += size;
        }
        return false;
    }

    static String sha256(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return sha256(channel, WorkMonitor.NONE);
        }
    }

    private static String sha256(FileChannel channel, WorkMonitor monitor) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var chunk = ByteBuffer.allocate(CHUNK);
            channel.position(0);
            while (channel.read(chunk.clear()) > 0) {
                monitor.throwIfCancelled();
                digest.update(chunk.flip());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static void require(Path file, boolean holds, String otherwise) {
        if (!holds) throw failed(file, otherwise);
    }

    private static RenderException failed(Path file, String why) {
        return new RenderException(ErrorCode.VERIFICATION_FAILED, String.valueOf(file.getFileName()), why);
    }
}
