package com.cliply.engine.render;

import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.Loudness;

/**
 * What {@link Leveller} has written.
 *
 * @param assembled how loud the sound was after the creator's wishes, before it was levelled
 * @param heard how loud it is when the finished file is decoded
 * @param sound what was done to it at last
 * @param samples a channel, exactly as many as the pictures last
 * @param rounds how often it was encoded, from 1
 */
public record LevelledSound(Loudness assembled, Loudness heard, EncodeRequest.Sound sound, long samples, int rounds) {}
