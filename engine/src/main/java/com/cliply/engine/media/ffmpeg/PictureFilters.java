package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.Orientation;
import com.cliply.engine.media.PictureTransform;
import com.cliply.engine.media.VideoTrack;
import java.util.ArrayList;
import java.util.List;

/** Writes picture transforms in FFmpeg's filter language. */
final class PictureFilters {
    /** Named, because the default differs between FFmpeg's tools and its library. */
    private static final String SCALER = "flags=bicubic";

    /** The background needs no detail: an eighth of the canvas, blurred, costs almost nothing. */
    private static final int BLUR_SHRINK = 8;

    private PictureFilters() {}

    /** From a stored picture to one for this encoder: 4:2:0 in 8 bits, square pixels, BT.709 in limited range. */
    static String of(EncodeRequest.Picture picture, VideoTrack track) {
        var transform = picture.transform();
        var color = new ColorFilters(track.color());
        var steps = new ArrayList<String>();
        steps.addAll(color.known(track.storedSize()));
        steps.addAll(upright(transform.orientation()));
        var cut = transform.cut();
        steps.add("crop=%d:%d:%d:%d".formatted(cut.width(), cut.height(), cut.x(), cut.y()));
        var front = scaled(cut, transform.scaled(), color);
        if (transform.fillsCanvas() || !transform.blurredBackground()) {
            steps.addAll(front);
            if (!transform.fillsCanvas())
                steps.add("pad=%d:%d:(ow-iw)/2:(oh-ih)/2"
                        .formatted(
                                transform.canvas().width(), transform.canvas().height()));
            steps.addAll(finish(picture));
            return "[in]" + String.join(",", steps) + "[out]";
        }
        return "[in]" + String.join(",", steps) + ",split[behind][front];" + behind(transform.canvas(), color)
                + ";[front]" + String.join(",", front)
                + "[small];[back][small]overlay=(W-w)/2:(H-h)/2:format=yuv420,"
                + String.join(",", finish(picture)) + "[out]";
    }

    /** Sound drawn as a wave over a dark ground, as loud as it will be heard. */
    static String waveform(EncodeRequest.Picture picture, double gainDb) {
        var canvas = picture.transform().canvas();
        return ("[in]aformat=channel_layouts=mono,volume=%4$.3fdB,"
                        + "showwaves=s=%1$dx%2$d:mode=cline:draw=full:rate=%3$s:colors=0x8f7bff:scale=sqrt,format=rgba,"
                        + "pad=%1$d:%5$d:0:(oh-ih)/2:color=black@0[wave];"
                        + "gradients=s=%1$dx%5$d:rate=%3$s:nb_colors=2:seed=1:c0=0x171a24:c1=0x2a2350"
                        + ":x0=0:y0=0:x1=0:y1=%5$d:speed=0.00001[ground];"
                        + "[ground][wave]overlay=shortest=1:format=rgb,scale=out_color_matrix=bt709:out_range=tv,%6$s[out]")
                .formatted(
                        canvas.width(),
                        Math.max(2, canvas.height() / 4 * 2),
                        picture.rate(),
                        gainDb,
                        canvas.height(),
                        String.join(",", finish(picture)));
    }

    /**
     * To the size and the colours of the output. Tone-mapping costs about 13 ns a pixel, ten times as much as scaling: it is done
     * on whichever side has fewer pixels.
     */
    private static List<String> scaled(PictureTransform.Cut cut, FrameSize size, ColorFilters color) {
        if (!color.mapped()) return List.of(scale(size));
        var mapping = color.mapping();
        var smaller = (long) size.width() * size.height() <= (long) cut.width() * cut.height();
        var rawScale = "scale=%d:%d:%s".formatted(size.width(), size.height(), SCALER);
        return smaller ? List.of(rawScale, mapping) : List.of(mapping, rawScale);
    }

    private static String behind(FrameSize canvas, ColorFilters color) {
        var width = canvas.width() / BLUR_SHRINK;
        var height = canvas.height() / BLUR_SHRINK;
        var colored = color.mapped() ? "" : ":" + ColorFilters.PLAIN;
        var mapping = color.mapped() ? color.mapping() + "," : "";
        return ("[behind]scale=%1$d:%2$d:force_original_aspect_ratio=increase:%3$s%5$s,"
                        + "crop=%1$d:%2$d,%6$sgblur=sigma=5,lutyuv=y=val*0.55,%4$s[back]")
                .formatted(width, height, SCALER, scale(canvas), colored, mapping);
    }

    private static String scale(FrameSize size) {
        return "scale=%d:%d:%s:%s".formatted(size.width(), size.height(), SCALER, ColorFilters.PLAIN);
    }

    /**
     * What the source says of its light, its captions and its fields is not true of the output: nothing of it goes on, neither
     * in the stream nor beside it.
     */
    private static List<String> finish(EncodeRequest.Picture picture) {
        return List.of(
                "setsar=1",
                "format=" + EncoderPixels.of(picture.encoder()).filterName(),
                "setparams=field_mode=prog:range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709",
                "sidedata=mode=delete");
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
