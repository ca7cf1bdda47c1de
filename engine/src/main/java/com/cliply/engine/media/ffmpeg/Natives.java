package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;

/** The FFmpeg libraries of this process. */
public final class Natives {
    private Natives() {}

    /**
     * Loads the libraries; the first call takes a moment, later ones nothing.
     *
     * @throws MediaException NATIVES_MISSING if this machine cannot load them
     */
    public static void load() {
        try {
            Loader.load(avutil.class);
            Loader.load(avcodec.class);
            Loader.load(avformat.class);
            Loader.load(avfilter.class);
            // Its messages go to the process's stderr, past every redactor: an error reaches us as a return value
            // instead.
            avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        } catch (LinkageError | RuntimeException error) {
            throw new MediaException(ErrorCode.NATIVES_MISSING, error, String.valueOf(error.getMessage()));
        }
    }

    /** FFmpeg's version, as {@code 8.0.1}. */
    public static String version() {
        load();
        return avutil.av_version_info().getString();
    }

    /** The licence of the loaded libraries, as {@code GPL version 3 or later}. */
    public static String licence() {
        load();
        return avcodec.avcodec_license().getString();
    }
}
