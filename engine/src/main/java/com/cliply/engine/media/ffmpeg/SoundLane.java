package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_move_ref;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;

import com.cliply.engine.media.MediaScanner;
import com.cliply.engine.media.ScanListener;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.MediaTime;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;

/**
 * The sound of a file, beside the reading of it: one thread decodes, another one listens. Handing things over costs some
 * microseconds, so packets and samples go in batches. What is heard is the same as without threads, to the last bit: each
 * thread sees all of it in its order.
 */
final class SoundLane implements AutoCloseable {
    private static final int BATCHES = 16;
    private static final int BATCH_PACKETS = 64;

    /** Uncompressed sound comes in packets of any size. */
    private static final int BATCH_BYTES = 256 << 10;

    private static final int CHUNKS = 8;
    private static final int CHUNK_SAMPLES = MediaScanner.SOUND_RATE;

    private final List<Batch> batches =
            Stream.generate(Batch::new).limit(BATCHES).toList();
    private final MonoSound sound;
    private final Conveyor<Chunk> listening;
    private final Conveyor<Batch> decoding;
    private @Nullable Batch batch;

    SoundLane(NativeInput input, int stream, ScanListener listener, WorkMonitor monitor) {
        var chunks = Stream.generate(Chunk::new).limit(CHUNKS).toList();
        listening = new Conveyor<>("scan-listen", chunks, chunk -> chunk.hand(listener), () -> {}, monitor);
        var filling = new Filling(listening);
        try {
            sound = new MonoSound(input, stream, filling);
        } catch (RuntimeException error) {
            listening.close();
            batches.forEach(Batch::free);
            throw error;
        }
        decoding = new Conveyor<>(
                "scan-decode",
                batches,
                one -> one.decode(sound),
                () -> {
                    sound.finish();
                    filling.handOver();
                },
                monitor);
    }

    /** Takes over a packet of the track; what is left is an empty one. */
    void take(AVPacket packet) {
        if (batch == null) batch = decoding.take();
        batch.add(packet);
        if (!batch.isFull()) return;
        decoding.put(batch);
        batch = null;
    }

    /** Waits until all of it was listened to. */
    void finish() {
        if (batch != null) decoding.put(batch);
        batch = null;
        decoding.finish();
        listening.finish();
    }

    /** Ends both threads before it frees what they use. */
    @Override
    public void close() {
        listening.stop();
        decoding.close();
        listening.close();
        sound.close();
        batches.forEach(Batch::free);
    }

    /** Packets on their way to the decoder. */
    private static final class Batch {
        private final List<AVPacket> packets = new ArrayList<>();
        private int count;
        private long bytes;

        void add(AVPacket packet) {
            if (count == packets.size()) packets.add(av_packet_alloc());
            bytes += packet.size();
            av_packet_move_ref(packets.get(count++), packet);
        }

        boolean isFull() {
            return count == BATCH_PACKETS || bytes >= BATCH_BYTES;
        }

        void decode(MonoSound sound) {
            for (int index = 0; index < count; index++) {
                sound.take(packets.get(index));
                av_packet_unref(packets.get(index));
            }
            count = 0;
            bytes = 0;
        }

        void free() {
            packets.forEach(packet -> av_packet_free(packet));
        }
    }

    /** Samples on their way to the listener. */
    private static final class Chunk {
        private final FloatBuffer samples = FloatBuffer.allocate(CHUNK_SAMPLES);
        private MediaTime start = MediaTime.ZERO;

        void hand(ScanListener listener) {
            listener.sound(start, samples.flip());
            samples.clear();
        }
    }

    /** Collects samples, which follow each other from time 0 on; used by the decoding thread alone. */
    private static final class Filling implements ScanListener {
        private final Conveyor<Chunk> listening;
        private @Nullable Chunk chunk;
        private long taken;

        Filling(Conveyor<Chunk> listening) {
            this.listening = listening;
        }

        @Override
        public void sound(MediaTime start, FloatBuffer more) {
            while (more.hasRemaining()) {
                if (chunk == null) {
                    chunk = listening.take();
                    chunk.start = new MediaTime(MonoSound.lengthMicros(taken));
                }
                var part = Math.min(more.remaining(), chunk.samples.remaining());
                chunk.samples.put(more.slice(more.position(), part));
                more.position(more.position() + part);
                taken += part;
                if (!chunk.samples.hasRemaining()) handOver();
            }
        }

        void handOver() {
            if (chunk != null) listening.put(chunk);
            chunk = null;
        }
    }
}
