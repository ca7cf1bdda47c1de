package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.PictureColor;
import java.util.List;
import java.util.Set;

/** Filters that bring a source's colours to BT.709 in limited range and 8 bits, tone-mapped where it has more light. */
record ColorFilters(PictureColor color) {
    /** Options of the scaler that are enough for all colours that differ by matrix and range only. */
    static final String PLAIN = "out_color_matrix=bt709:out_range=tv";

    /**
     * The luminance, in nits, that would be full white without a tone curve. BT.2408 (table 1) puts a grey card of 18 % at 26
     * nits, 38 % of signal in both PQ and HLG, and diffuse white at 203. BT.709's own curve puts that card at 40.9 % of signal,
     * which a display of gamma 2.4 (BT.1886) shows at 11.7 % of its white: 26 / 0.117 = 222.
     */
    private static final int WHITE_NITS = 222;

    /**
     * Up to this part of {@link #WHITE_NITS} nothing is changed: faces and grey cards keep their light. Above, the curve turns
     * smoothly so that diffuse white (203 nits) comes to 88 % of signal and highlights share the rest.
     */
    private static final double LINEAR_UP_TO = 0.5;

    /** All that PQ can say; metadata on what a film really holds is missing or wrong too often, and the curve is flat there. */
    private static final int PQ_PEAK_NITS = 10_000;

    /** Of the display that BT.2100 takes HLG to be meant for, with a system gamma of 1.2. */
    private static final int HLG_PEAK_NITS = 1_000;

    private static final int HD_HEIGHT = 720;

    /** Names that zscale shares with FFmpeg; any other curve of a source in normal light is close to BT.709's. */
    private static final Set<String> CURVES =
            Set.of("bt709", "bt2020-10", "bt2020-12", "smpte170m", "iec61966-2-1", "bt470m", "bt470bg", "linear");

    /** Whether {@link #mapping} is needed; else {@link #PLAIN} does all. */
    boolean mapped() {
        return color.wide();
    }

    /**
     * Fills in what a file does not say, as players do: BT.2020 for wide colours, else BT.709 if it is HD and BT.601 if not.
     * Where colours are mapped all of it is said again, for the container may know what the pictures themselves do not.
     */
    List<String> known(FrameSize stored) {
        var rgb = color.pixelFormat().contains("rgb") || color.pixelFormat().contains("gbr");
        if (!mapped()) {
            if (rgb || !color.matrix().equals("unknown")) return List.of();
            var hd = Math.min(stored.width(), stored.height()) >= HD_HEIGHT;
            return List.of("setparams=colorspace=" + (hd ? "bt709" : "smpte170m"));
        }
        var curve = color.hdr() || CURVES.contains(color.transfer()) ? color.transfer() : "bt709";
        return List.of("setparams=color_primaries=%s:color_trc=%s%s:range=%s"
                .formatted(
                        known(color.primaries(), "bt2020"),
                        curve,
                        rgb ? "" : ":colorspace=" + known(color.matrix(), "bt2020nc"),
                        known(color.range(), rgb ? "pc" : "tv")));
    }

    private static String known(String said, String otherwise) {
        return said.equals("unknown") ? otherwise : said;
    }

    /**
     * To light that adds up, into BT.709's primaries there, under a curve that bends the three channels of a pixel by one
     * factor (so that hues stay and grey stays grey), and back into a signal with dithering, for 8 bits show bands in a sky.
     */
    String mapping() {
        var signal = "zscale=t=bt709:m=bt709:p=bt709:r=tv:d=ordered,format=yuv420p";
        if (!color.hdr()) return signal;
        var peak = (double) (color.transfer().equals("smpte2084") ? PQ_PEAK_NITS : HLG_PEAK_NITS) / WHITE_NITS;
        return "zscale=t=linear:npl=%d:p=bt709,format=gbrpf32le,tonemap=mobius:param=%.2f:desat=0:peak=%.4f,%s"
                .formatted(WHITE_NITS, LINEAR_UP_TO, peak, signal);
    }
}
