package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_INTERLACED;
import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_TOP_FIELD_FIRST;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_DNXHD;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_DVVIDEO;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG1VIDEO;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG2VIDEO;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG4;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PRORES;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VC1;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_WMV3;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_BT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_PROGRESSIVE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_TT;

import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Which pictures hold two fields of different times. Where a codec writes it into each picture, that counts and nothing else: a
 * broadcast mixes film and camera, and a whole picture would lose half its lines for nothing. Where a codec knows no fields
 * (uncompressed, JPEG 2000, CineForm), the container's word holds for all.
 *
 * @param all whether every picture is in fields, marked or not
 * @param topFirst then, which field is the earlier one
 */
record FieldMarks(boolean all, boolean topFirst) {
    private static final Set<Integer> SAY_IT_THEMSELVES = Set.of(
            AV_CODEC_ID_H264,
            AV_CODEC_ID_HEVC,
            AV_CODEC_ID_MPEG1VIDEO,
            AV_CODEC_ID_MPEG2VIDEO,
            AV_CODEC_ID_MPEG4,
            AV_CODEC_ID_VC1,
            AV_CODEC_ID_WMV3,
            AV_CODEC_ID_PRORES,
            AV_CODEC_ID_DNXHD,
            AV_CODEC_ID_DVVIDEO);

    static FieldMarks of(AVCodecParameters header) {
        var order = header.field_order();
        return new FieldMarks(
                order > AV_FIELD_PROGRESSIVE && !SAY_IT_THEMSELVES.contains(header.codec_id()),
                order == AV_FIELD_TT || order == AV_FIELD_BT);
    }

    /** Marks a picture that does not say so itself. */
    void mark(AVFrame picture) {
        if (!all) return;
        picture.flags(picture.flags() | AV_FRAME_FLAG_INTERLACED | (topFirst ? AV_FRAME_FLAG_TOP_FIELD_FIRST : 0));
    }

    /** Whether a marked picture is in fields. */
    static boolean inFields(AVFrame picture) {
        return (picture.flags() & AV_FRAME_FLAG_INTERLACED) != 0;
    }
}
