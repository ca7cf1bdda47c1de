package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_clone;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.media.AudioTrack;
import com.cliply.engine.media.EncodeSource;
import com.cliply.engine.media.StreamCopier.Copied;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/**
 * Copies whole groups of pictures, and the sound that goes with them. A group ends where the next keyframe begins; pictures
 * that are stored behind that keyframe but shown before it cannot be had without it, so the cut then lies before them.
 */
final class PacketCopy implements AutoCloseable {
    /** Time stamps are rounded: this near to a keyframe is at it. */
    private static final long TOLERANCE_MICROS = 1_500L;

    /** Sound may lie this far behind or before its pictures in the file. */
    private static final int MOST_WAITING = 4096;

    /** Packets; who looks on need not hear of each. */
    private static final int TELL_EVERY = 64;

    private static final long FIRST_STEP_BACK_MICROS = 1_000_000L;
    private static final long SOUND_AHEAD_MICROS = 2_000_000L;

    private final EncodeSource.Ranges source;
    private final WorkMonitor monitor;
    private final NativeInput input;
    private final CopyWriter writer;
    private final int pictures;
    private final Map<Integer, Track> tracks = new HashMap<>();
    private final List<TimeRange> copied = new ArrayList<>();
    private long frames;
    private long playedMicros;

    PacketCopy(EncodeSource.Ranges source, String suffix, Path target, WorkMonitor monitor) {
        this.source = source;
        this.monitor = monitor;
        this.pictures = source.videoTrack();
        this.input = NativeInput.open(source.file(), monitor);
        var wanted = IntStream.concat(
                        pictures < 0 ? IntStream.empty() : IntStream.of(pictures),
                        source.info().audioTracks().stream().mapToInt(AudioTrack::index))
                .toArray();
        input.keepOnly(wanted);
        try {
            this.writer = new CopyWriter(target, suffix);
            for (var index : wanted) {
                var stream = input.stream(index);
                tracks.put(index, new Track(writer.addTrack(stream), stream.time_base()));
            }
        } catch (RuntimeException error) {
            input.close();
            throw error;
        }
    }

    Optional<Copied> run(Optional<Long> indexBytes) {
        writer.begin(indexBytes);
        for (var range : source.ranges()) {
            // What an earlier range had to take with it is not copied twice.
            var from = copied.isEmpty()
                            || range.start().isBefore(copied.getLast().start())
                    ? range.start().micros()
                    : Math.max(range.start().micros(), copied.getLast().end().micros());
            if (from < range.end().micros()) copy(from, range.end().micros());
        }
        if (!writer.finish()) return Optional.empty();
        return Optional.of(new Copied(copied, frames, MediaTime.ZERO.until(new MediaTime(playedMicros))));
    }

    private void copy(long from, long until) {
        var leading = pictures >= 0
                ? pictures
                : source.info().audioTracks().getFirst().index();
        try (var group = new Groups(leading, from, until)) {
            var start = group.start();
            for (var packets = 0L; group.next(); packets++) {
                write(group.packet(), start);
                if (packets % TELL_EVERY == 0) tell(playedMicros + group.reachedMicros() - start);
            }
            var end = group.endMicros();
            copied.add(TimeRange.ofMicros(Math.max(0, start), Math.max(start + 1, end)));
            playedMicros += end - start;
        }
    }

    private void tell(long micros) {
        monitor.done(MediaTime.ZERO.until(new MediaTime(Math.max(0, micros))), source.duration());
    }

    private void write(AVPacket packet, long start) {
        var index = packet.stream_index();
        var track = Objects.requireNonNull(tracks.get(index));
        var shift = input.ticksOf(index, playedMicros - start) + input.fromStart(index, 0);
        var pts = packet.pts();
        var dts = packet.dts();
        if (pts == AV_NOPTS_VALUE) pts = dts;
        if (dts == AV_NOPTS_VALUE) dts = pts;
        dts = Math.max(dts + shift, track.lastDts + 1);
        packet.pts(Math.max(pts + shift, dts));
        packet.dts(dts);
        track.lastDts = dts;
        if (index == pictures) frames++;
        writer.write(packet, track.base, track.stream);
    }

    /** One track of the copy, and the clock in which its packets are counted. */
    private static final class Track {
        final AVStream stream;
        final AVRational base;
        long lastDts = Long.MIN_VALUE;

        Track(AVStream stream, AVRational base) {
            this.stream = stream;
            this.base = base;
        }
    }

    @Override
    public void close() {
        writer.close();
        input.close();
    }

    /** The packets of one range: from its first keyframe to the one that ends it, in the file's order. */
    private final class Groups implements AutoCloseable {
        private final int leading;
        private final long until;
        private final long start;
        private final Deque<AVPacket> waiting = new ArrayDeque<>();
        private final Deque<AVPacket> sound = new ArrayDeque<>();
        private @Nullable AVPacket current;
        private boolean ended;
        private boolean silent;
        private long end = Long.MIN_VALUE;
        private long reached;

        Groups(int leading, long from, long until) {
            this.leading = leading;
            this.until = until;
            try {
                this.start = begin(from);
            } catch (RuntimeException error) {
                close();
                throw error;
            }
            this.reached = start;
        }

        private long begin(long from) {
            if (!interleavedByTime()) {
                var found = keyBefore(from + TOLERANCE_MICROS);
                // In other containers its sound may lie before the keyframe in the file.
                sound.forEach(Groups::free);
                sound.clear();
                input.seek(leading, found - SOUND_AHEAD_MICROS);
                waiting.add(nextKey(found));
            } else {
                input.seek(leading, from + TOLERANCE_MICROS);
                waiting.add(nextKey(Long.MIN_VALUE));
            }
            return time(waiting.getFirst());
        }

        /** Not each container knows where all its keyframes are: from one that comes before, they are walked through. */
        private long keyBefore(long latest) {
            var back = 0L;
            while (true) {
                input.seek(leading, latest - back);
                var packet = nextKey(Long.MIN_VALUE);
                var time = time(packet);
                free(packet);
                if (time <= latest || back >= latest) return lastKeyBefore(latest, time);
                back = Math.max(FIRST_STEP_BACK_MICROS, 4 * back);
            }
        }

        private long lastKeyBefore(long latest, long first) {
            var last = first;
            for (var packet = input.next(); packet != null; packet = input.next()) {
                if (packet.stream_index() != leading || !isKey(packet)) continue;
                if (time(packet) > latest) break;
                last = time(packet);
            }
            return last;
        }

        /** An MP4's packets come in the order of their times, wherever they lie. */
        private boolean interleavedByTime() {
            return source.info().container().startsWith("mov");
        }

        private AVPacket nextKey(long notBefore) {
            for (var packet = input.next(); packet != null; packet = input.next())
                if (packet.stream_index() != leading) keepSound(packet);
                else if (isKey(packet) && time(packet) >= notBefore) return av_packet_clone(packet);
            throw new MediaException(
                    ErrorCode.MEDIA_DAMAGED, FfmpegErrors.name(source.file()), "no picture can be copied.");
        }

        private void keepSound(AVPacket packet) {
            sound.add(av_packet_clone(packet));
            if (sound.size() > MOST_WAITING) free(sound.removeFirst());
        }

        long start() {
            return start;
        }

        long endMicros() {
            return end;
        }

        long reachedMicros() {
            return reached;
        }

        AVPacket packet() {
            return Objects.requireNonNull(current);
        }

        boolean next() {
            if (current != null) free(current);
            current = null;
            while (true) {
                var heard = nextSound();
                if (heard != null) {
                    current = heard;
                    return true;
                }
                if (waiting.isEmpty() && !ended) fill();
                if (waiting.isEmpty()) return false;
                var packet = waiting.removeFirst();
                if (packet.stream_index() != leading) {
                    sound.add(packet);
                    continue;
                }
                // Shown before the keyframe it follows: what it refers to lies before the cut.
                if (time(packet) < start) {
                    free(packet);
                    continue;
                }
                reached = Math.max(reached, time(packet));
                end = Math.max(end, endOf(packet));
                current = packet;
                return true;
            }
        }

        /** Sound that belongs here: by the middle of its packet, so that it is off by half of one at most. */
        private @Nullable AVPacket nextSound() {
            while (true) {
                var finished = ended && waiting.isEmpty();
                if (sound.isEmpty() && finished && !silent) readSoundToTheEnd();
                if (sound.isEmpty()) return null;
                var packet = sound.getFirst();
                var middle = (time(packet) + endOf(packet)) / 2;
                if (!finished && middle > reached) return null;
                sound.removeFirst();
                if (middle >= start && (!finished || middle < end)) return packet;
                free(packet);
            }
        }

        /** What sounds before the end may lie behind the last picture in the file. */
        private void readSoundToTheEnd() {
            silent = true;
            var open = new HashSet<>(tracks.keySet());
            open.remove(pictures);
            if (leading != pictures) return;
            for (int packets = 0; packets < MOST_WAITING && !open.isEmpty(); packets++) {
                var packet = input.next();
                if (packet == null) return;
                if (!open.contains(packet.stream_index())) continue;
                sound.add(av_packet_clone(packet));
                if (time(packet) >= end) open.remove(packet.stream_index());
            }
        }

        /** Takes packets up to the next keyframe, and decides there whether it ends the range. */
        private void fill() {
            var packet = input.next();
            if (packet == null) {
                ended = true;
                return;
            }
            if (packet.stream_index() != leading || !isKey(packet) || time(packet) < until - TOLERANCE_MICROS) {
                waiting.add(av_packet_clone(packet));
                return;
            }
            endAt(packet);
        }

        /** A keyframe behind the end: if pictures that are wanted hang on it, it is taken along, and the next one ends. */
        private void endAt(AVPacket keyframe) {
            var behind = new ArrayList<AVPacket>();
            behind.add(av_packet_clone(keyframe));
            var key = time(keyframe);
            var first = key;
            for (var packet = input.next(); packet != null; packet = input.next()) {
                behind.add(av_packet_clone(packet));
                if (packet.stream_index() != leading) continue;
                if (time(packet) > key) break;
                first = Math.min(first, time(packet));
            }
            if (first < until - TOLERANCE_MICROS) {
                waiting.addAll(behind);
                return;
            }
            ended = true;
            behind.forEach(packet -> {
                if (packet.stream_index() == leading) free(packet);
                else sound.add(packet);
            });
        }

        private static boolean isKey(AVPacket packet) {
            return (packet.flags() & AV_PKT_FLAG_KEY) != 0;
        }

        private long time(AVPacket packet) {
            return input.micros(packet.stream_index(), packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts());
        }

        private long endOf(AVPacket packet) {
            var begins = packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts();
            return input.micros(packet.stream_index(), begins + Math.max(0, packet.duration()));
        }

        private static void free(AVPacket packet) {
            av_packet_free(packet);
        }

        @Override
        public void close() {
            Stream.of(waiting, sound).forEach(packets -> packets.forEach(Groups::free));
            if (current != null) free(current);
        }
    }
}
