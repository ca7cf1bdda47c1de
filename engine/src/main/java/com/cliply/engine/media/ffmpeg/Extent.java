package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entries_count;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entry;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.io.IOException;
import java.nio.file.Files;

/** How far a file can really be read: a half-copied MP4 with its index in front promises more than it has. */
final class Extent {
    /** Long enough to meet a packet of each track, short enough to cost nothing. */
    private static final long TAIL_MICROS = 5_000_000L;

    private Extent() {}

    /**
     * Microseconds from the beginning to the end of the last packet that is there.
     *
     * @param declared what the header says, 0 if it says nothing: then the whole file is walked through
     */
    static long readableMicros(NativeInput input, long declared) {
        var indexed = indexedMicros(input);
        if (indexed >= 0 && declared > 0) return Math.min(indexed, declared);
        if (declared > TAIL_MICROS) {
            var stream = firstTrack(input);
            input.seek(stream, declared - TAIL_MICROS);
            var end = lastEnd(input);
            if (end > 0) return Math.min(end, declared);
            input.seek(stream, 0);
        }
        var end = lastEnd(input);
        return declared > 0 ? Math.min(end, declared) : end;
    }

    /** By the index of an MP4: the first sample that lies beyond the file's end tells. -1 where there is no full index. */
    private static long indexedMicros(NativeInput input) {
        if (!input.context().iformat().name().getString().startsWith("mov")) return -1;
        long size;
        try {
            size = Files.size(input.file());
        } catch (IOException gone) {
            return -1;
        }
        var shortest = Long.MAX_VALUE;
        var found = false;
        for (int index = 0; index < input.context().nb_streams(); index++) {
            var stream = input.stream(index);
            var entries = avformat_index_get_entries_count(stream);
            if (!isTrack(input, index) || entries < 2) continue;
            found = true;
            int low = 0;
            int high = entries; // the first entry that is not wholly there, as positions grow with time
            while (low < high) {
                var middle = (low + high) >>> 1;
                var entry = avformat_index_get_entry(stream, middle);
                if (entry.pos() + entry.size() <= size) low = middle + 1;
                else high = middle;
            }
            if (low < entries)
                shortest = Math.min(
                        shortest,
                        low == 0
                                ? 0
                                : input.micros(
                                        index,
                                        avformat_index_get_entry(stream, low).timestamp()));
        }
        return found ? Math.max(0, shortest) : -1;
    }

    private static long lastEnd(NativeInput input) {
        var end = 0L;
        for (var packet = input.next(); packet != null; packet = input.next()) {
            if (!isTrack(input, packet.stream_index())) continue;
            var time = packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts();
            if (time == AV_NOPTS_VALUE) continue;
            var length = input.lengthMicros(packet.stream_index(), Math.max(0, packet.duration()));
            end = Math.max(end, input.micros(packet.stream_index(), time) + length);
        }
        return end;
    }

    private static int firstTrack(NativeInput input) {
        for (int index = 0; index < input.context().nb_streams(); index++)
            if (isTrack(input, index) && input.stream(index).codecpar().codec_type() == AVMEDIA_TYPE_VIDEO)
                return index;
        for (int index = 0; index < input.context().nb_streams(); index++) if (isTrack(input, index)) return index;
        return 0;
    }

    /** The cover of a song is none: it has one packet without a place in time, and no demuxer can seek by it. */
    private static boolean isTrack(NativeInput input, int index) {
        if ((input.stream(index).disposition() & AV_DISPOSITION_ATTACHED_PIC) != 0) return false;
        var type = input.stream(index).codecpar().codec_type();
        return type == AVMEDIA_TYPE_VIDEO || type == AVMEDIA_TYPE_AUDIO;
    }
}
