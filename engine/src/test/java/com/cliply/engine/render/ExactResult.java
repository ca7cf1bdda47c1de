package com.cliply.engine.render;

import com.cliply.engine.media.ffmpeg.Playback;
import com.cliply.engine.media.ffmpeg.TestSound;
import java.util.ArrayList;
import java.util.List;

/**
 * What came out of a trim, rendered as the product does and played by a decoder that knows nothing of ours.
 *
 * @param faults what is not exact in its pictures or the length of its sound; empty if all is
 * @param edgeMillis by how much the sound of a range begins or ends elsewhere than its pictures, at worst
 * @param jumpDecibels the highest step from sample to sample near joins and ends, in dB of full scale
 */
public record ExactResult(ExactTrim trim, List<String> faults, double edgeMillis, double jumpDecibels) {
    /** A frame of AAC. */
    public static final double MOST_EDGE_MILLIS = 21.3;

    public static final double MOST_JUMP_DECIBELS = -20;

    private static final int RATE = 48_000;
    private static final int AAC_FRAME = 1024;
    private static final int FADE = RATE / 200;
    private static final int WINDOW = RATE / 10;
    private static final int NEAR_JOIN = RATE / 100;

    public ExactResult {
        faults = List.copyOf(faults);
    }

    public static ExactResult of(ExactTrim trim) {
        var file = TestRender.render(trim.film().media(), trim.ranges(), TestRender.SMALL, "16:9");
        var played = Playback.of(file.part());
        var sound = new float[played.sound().size()];
        for (int index = 0; index < sound.length; index++)
            sound[index] = played.sound().get(index);
        var faults = faults(trim, played);
        // Without its length nothing else of the sound can be told.
        return faults.isEmpty()
                ? new ExactResult(trim, faults, edge(trim, sound), jump(trim, sound))
                : new ExactResult(trim, faults, Double.POSITIVE_INFINITY, 0);
    }

    /** Whether nothing is to be found fault with. */
    public boolean exact() {
        return faults.isEmpty() && edgeMillis <= MOST_EDGE_MILLIS && jumpDecibels <= MOST_JUMP_DECIBELS;
    }

    private static List<String> faults(ExactTrim trim, Playback played) {
        var faults = new ArrayList<String>();
        var numbers = played.numbers();
        if (!numbers.equals(trim.pictures())) faults.add("shows " + numbers + ", not " + trim.pictures());
        for (int index = 0; index < numbers.size(); index++) {
            var late = played.pictures().get(index).micros()
                    - trim.film().kind().rate().timeOf(index).micros();
            if (Math.abs(late) > 1) faults.add("picture " + index + " is " + late + " microseconds late");
        }
        var longer = played.sound().size() - sampleAt(trim, trim.pictures().size());
        if (played.soundStart() != 0) faults.add("sound begins at " + played.soundStart());
        if (longer < 0 || longer > AAC_FRAME) faults.add("sound is " + longer + " samples longer than the pictures");
        return faults;
    }

    private static int sampleAt(ExactTrim trim, long picture) {
        return Math.toIntExact(trim.film().kind().rate().sampleAt(picture, RATE));
    }

    private static double edge(ExactTrim trim, float[] sound) {
        var worst = 0.0;
        for (int range = 0; range < trim.ranges().size(); range++) {
            var first = sampleAt(trim, trim.picturesBefore(range));
            var end = sampleAt(trim, trim.picturesBefore(range + 1));
            var window = Math.min(WINDOW, (end - first) / 2 - FADE);
            var start = trim.ranges().get(range).start().micros() - trim.film().startMicros();
            var made = start * (RATE / 1e6);
            for (var from : List.of(first + FADE, end - FADE - window)) {
                var heard = HeardPlace.of(sound, from, window, TestSound.chirps(), Math.round(made + from - first));
                var silent = from == first + FADE ? heard.silentBefore() : heard.silentAfter();
                worst = Math.max(worst, (Math.abs(heard.late()) + silent) * 1_000.0 / RATE);
            }
        }
        return worst;
    }

    private static double jump(ExactTrim trim, float[] sound) {
        var highest = 0.0;
        for (int join = 0; join <= trim.ranges().size(); join++) {
            var sample = sampleAt(trim, trim.picturesBefore(join));
            for (int index = Math.max(1, sample - NEAR_JOIN);
                    index < Math.min(sound.length, sample + NEAR_JOIN);
                    index++) highest = Math.max(highest, Math.abs(sound[index] - sound[index - 1]));
        }
        return 20 * Math.log10(highest + 1e-9);
    }
}
