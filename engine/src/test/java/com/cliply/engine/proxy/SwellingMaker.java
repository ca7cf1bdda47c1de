package com.cliply.engine.proxy;

import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.ProxyMaker;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.media.WorkMonitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Makes files that are longer than they would be, by a hole at their end. */
record SwellingMaker(ProxyMaker maker, long bytes) implements ProxyMaker {
    @Override
    public Optional<List<Long>> frames(Path copy) {
        return maker.frames(copy);
    }

    @Override
    public Run open(Path source, VideoTrack track, EncodeRequest.Picture picture, WorkMonitor monitor) {
        var run = maker.open(source, track, picture, monitor);
        return new Run() {
            @Override
            public Copied copy(long fromMicros, long untilMicros, Path target, LongConsumer reached) {
                var copied = run.copy(fromMicros, untilMicros, target, reached);
                try (var file = FileChannel.open(target, StandardOpenOption.WRITE)) {
                    file.position(bytes).write(ByteBuffer.allocate(1));
                    return copied;
                } catch (IOException error) {
                    throw new UncheckedIOException(error);
                }
            }

            @Override
            public void close() {
                run.close();
            }
        };
    }
}
