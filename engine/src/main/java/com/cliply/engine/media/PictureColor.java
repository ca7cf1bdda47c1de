package com.cliply.engine.media;

/**
 * What the numbers of a picture mean, by FFmpeg's names ({@code yuv420p}, {@code bt709}, {@code smpte2084});
 * {@code unknown} where the file does not say.
 *
 * @param bitDepth of the luma, 8 for most files
 */
public record PictureColor(
        String pixelFormat, int bitDepth, String primaries, String transfer, String matrix, String range) {
    /** High dynamic range by its transfer curve: PQ or HLG. */
    public boolean hdr() {
        return transfer.equals("smpte2084") || transfer.equals("arib-std-b67");
    }

    /** Whether it holds colours that BT.709 cannot show: BT.2020 or P3, with high dynamic range or without. */
    public boolean wide() {
        return hdr()
                || primaries.equals("bt2020")
                || primaries.equals("smpte431")
                || primaries.equals("smpte432")
                || matrix.startsWith("bt2020");
    }
}
