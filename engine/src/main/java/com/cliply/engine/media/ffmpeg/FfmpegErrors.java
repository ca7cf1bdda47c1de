package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EACCES;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EINVAL;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EIO;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_ENOENT;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_ENOSPC;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EPERM;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Turns FFmpeg's negative numbers into our exceptions, at the border and nowhere else. */
final class FfmpegErrors {
    private static final int MESSAGE_BYTES = 256;

    private FfmpegErrors() {}

    static String message(int code) {
        var bytes = new byte[MESSAGE_BYTES];
        av_strerror(code, bytes, bytes.length);
        return upToZero(bytes);
    }

    /** A C string in a larger array. */
    static String upToZero(byte[] bytes) {
        var length = 0;
        while (length < bytes.length && bytes[length] != 0) length++;
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Passes what is not negative; everything else while a source is read is the source's fault or its disk's. */
    static int reading(int code, Path file) {
        if (code >= 0) return code;
        var name = name(file);
        if (code == AVERROR_EXIT) throw new CancelledException();
        if (code == AVERROR_ENOENT() || code == AVERROR_EIO()) throw new MediaException(ErrorCode.FILE_VANISHED, name);
        if (code == AVERROR_EACCES()) throw new MediaException(ErrorCode.FILE_NOT_READABLE, name);
        throw new MediaException(ErrorCode.MEDIA_DAMAGED, name, message(code));
    }

    /** Passes what is not negative; everything else while a file is written is the disk's fault or the encoder's. */
    static int writing(int code, Path target) {
        if (code >= 0) return code;
        if (code == AVERROR_EXIT) throw new CancelledException();
        if (code == AVERROR_ENOSPC()) throw new MediaException(ErrorCode.DISK_FULL, name(target));
        if (code == AVERROR_EACCES() || code == AVERROR_ENOENT() || code == AVERROR_EIO() || code == AVERROR_EPERM())
            throw new MediaException(ErrorCode.OUTPUT_NOT_WRITABLE, target.toString());
        throw new MediaException(ErrorCode.ENCODING_FAILED, name(target), message(code));
    }

    /** Passes what is not negative; everything else is a mistake of ours in how FFmpeg is called. */
    static int calling(int code, String what) {
        if (code >= 0) return code;
        throw new MediaException(ErrorCode.ENCODING_FAILED, what, message(code));
    }

    /** It was called as it may not be called, or room that it was given did not suffice. */
    static boolean refused(int code) {
        return code == AVERROR_EINVAL();
    }

    /** Not an error: more input is needed first, or output must be taken first. */
    static boolean again(int code) {
        return code == AVERROR_EAGAIN();
    }

    static String name(Path file) {
        var last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }
}
