package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.VideoTrack;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;

/** The ffmpeg executable that comes with the natives: the peer that our own numbers are held against. */
public final class BundledFfmpeg {
    private BundledFfmpeg() {}

    /** Unpacks it if need be. It wants a few system libraries of its own; where they lack it will not start. */
    public static Path executable() {
        return Path.of(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class));
    }

    /** The very graph that our encoder uses, for its {@code -filter_complex}. */
    public static String graph(EncodeRequest.Picture picture, VideoTrack track) {
        return PictureFilters.of(picture, track);
    }
}
