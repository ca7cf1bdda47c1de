package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.Orientation;
import com.cliply.engine.media.PictureColor;
import com.cliply.engine.media.PictureTransform;
import com.cliply.engine.time.FrameRate;
import java.util.ArrayList;
import java.util.List;

/** Writes picture transforms in FFmpeg's filter language. */
final class PictureFilters {
    /** Named, because the default differs between FFmpeg's tools and its library. */
    private static final String SCALER = "flags=bicubic";

    /** The background needs no detail: an eighth of the canvas, blurred, costs almost nothing. */
    private static final int BLUR_SHRINK = 8;

    private static final int HD_HEIGHT = 720;

    private PictureFilters() {}

    /** From a stored picture to one of the output: yuv420p, square pixels, BT.709 in limited range. */
    static String of(PictureTransform transform, PictureColor color, FrameSize stored) {
        var steps = new ArrayList<String>();
        steps.addAll(colorKnown(color, stored));
        steps.addAll(upright(transform.orientation()));
        var cut = transform.cut();
        steps.add("crop=%d:%d:%d:%d".formatted(cut.width(), cut.height(), cut.x(), cut.y()));
        if (transform.fillsCanvas() || !transform.blurredBackground()) {
            steps.add(scale(transform.scaled()));
            if (!transform.fillsCanvas())
                steps.add("pad=%d:%d:(ow-iw)/2:(oh-ih)/2"
                        .formatted(
                                transform.canvas().width(), transform.canvas().height()));
            steps.addAll(finish());
            return "[in]" + String.join(",", steps) + "[out]";
        }
        return "[in]" + String.join(",", steps) + ",split[behind][front];" + behind(transform.canvas()) + ";[front]"
                + scale(transform.scaled()) + "[small];[back][small]overlay=(W-w)/2:(H-h)/2:format=yuv420,"
                + String.join(",", finish()) + "[out]";
    }

    /** Sound drawn as a wave over a dark ground, as loud as it will be heard. */
    static String waveform(FrameSize canvas, FrameRate rate, double gainDb) {
        return ("[in]aformat=channel_layouts=mono,volume=%4$.3fdB,"
                        + "showwaves=s=%1$dx%2$d:mode=cline:draw=full:rate=%3$s:colors=0x8f7bff:scale=sqrt,format=rgba,"
                        + "pad=%1$d:%5$d:0:(oh-ih)/2:color=black@0[wave];"
                        + "gradients=s=%1$dx%5$d:rate=%3$s:nb_colors=2:seed=1:c0=0x171a24:c1=0x2a2350"
                        + ":x0=0:y0=0:x1=0:y1=%5$d:speed=0.00001[ground];"
                        + "[ground][wave]overlay=shortest=1:format=rgb,scale=out_color_matrix=bt709:out_range=tv,%6$s[out]")
                .formatted(
                        canvas.width(),
                        Math.max(2, canvas.height() / 4 * 2),
                        rate,
                        gainDb,
                        canvas.height(),
                        String.join(",", finish()));
    }

    private static String behind(FrameSize canvas) {
        var width = canvas.width() / BLUR_SHRINK;
        var height = canvas.height() / BLUR_SHRINK;
        return ("[behind]scale=%1$d:%2$d:force_original_aspect_ratio=increase:%3$s:out_color_matrix=bt709:out_range=tv,"
                        + "crop=%1$d:%2$d,gblur=sigma=5,lutyuv=y=val*0.55,%4$s[back]")
                .formatted(width, height, SCALER, scale(canvas));
    }

    private static String scale(FrameSize size) {
        return "scale=%d:%d:%s:out_color_matrix=bt709:out_range=tv".formatted(size.width(), size.height(), SCALER);
    }

    private static List<String> finish() {
        return List.of("setsar=1", "format=yuv420p");
    }

    /** A file that does not say its matrix means BT.709 if it is HD and BT.601 if not, as players assume. */
    private static List<String> colorKnown(PictureColor color, FrameSize stored) {
        if (!color.matrix().equals("unknown") || color.pixelFormat().contains("rgb")) return List.of();
        var hd = Math.min(stored.width(), stored.height()) >= HD_HEIGHT;
        return List.of("setparams=colorspace=" + (hd ? "bt709" : "smpte170m"));
    }

    private static List<String> upright(Orientation orientation) {
        var steps = new ArrayList<String>();
        if (orientation.mirrored()) steps.add("hflip");
        switch (orientation.quarterTurns()) {
            case 1 -> steps.add("transpose=clock");
            case 2 -> steps.add("hflip,vflip");
            case 3 -> steps.add("transpose=cclock");
            default -> {}
        }
        return steps;
    }
}
