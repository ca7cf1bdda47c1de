package com.cliply.engine.analysis.transcript;

import com.cliply.engine.analysis.Analysis;
import com.cliply.engine.analysis.Signal;
import com.cliply.engine.analysis.SignalTrack;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a transcript belongs to what is heard: how well its sentences fall where somebody speaks, compared with what
 * chance would give.
 *
 * @param verdict whether its words may decide where is cut
 * @param deviations by how many standard deviations the match exceeds what the same transcript gives at other places; 0
 *     if it was not
 *     measured
 * @param drift how it would have to be moved to fit, if it then would
 * @param notices what the creator should know
 */
public record TranscriptCheck(
        Verdict verdict, double deviations, Optional<Drift> drift, List<TranscriptNotice> notices) {
    /** How far a transcript can be trusted. */
    public enum Verdict {
        /** It fits what is heard. */
        FITS,
        /** Too short, or the sound does not tell: nothing speaks against it. */
        UNKNOWN,
        /** It belongs to something else, or is displaced: its times say nothing about this video. */
        MISFITS
    }

    /**
     * How a transcript becomes right: each time times {@code factor}, then {@code micros} later.
     *
     * @param micros negative if it has to come earlier
     * @param factor 1 if it is only displaced
     */
    public record Drift(long micros, double factor) {
        /** The transcript with its times put right; what would come to lie before the beginning is left out. */
        public Transcript corrected(Transcript transcript) {
            var sentences = new ArrayList<Sentence>();
            for (var sentence : transcript.sentences())
                if (kept(sentence.range()))
                    sentences.add(new Sentence(
                            right(sentence.range()),
                            sentence.text(),
                            sentence.words().stream()
                                    .filter(word -> kept(word.range()))
                                    .map(word -> new Word(right(word.range()), word.text(), word.estimated()))
                                    .toList()));
            var sounds = transcript.sounds().stream()
                    .filter(sound -> kept(sound.range()))
                    .map(sound -> new SoundNote(right(sound.range()), sound.text()))
                    .toList();
            return new Transcript(sentences, sounds);
        }

        private long right(long time) {
            return Math.round(time * factor) + micros;
        }

        private TimeRange right(TimeRange range) {
            return TimeRange.ofMicros(
                    right(range.start().micros()), right(range.end().micros()));
        }

        private boolean kept(TimeRange range) {
            var start = right(range.start().micros());
            return start >= 0 && start < right(range.end().micros());
        }
    }

    /** Shorter ones, or with fewer sentences, match by chance. */
    private static final Duration SHORTEST = Duration.ofSeconds(30);

    private static final int LEAST_SENTENCES = 5;

    /**
     * From here on it fits; own measurements on five videos with their own transcripts: 9.7 to 15.6, with foreign ones:
     * at most 1.7.
     */
    private static final double FITS = 4;

    private static final double MISFITS = 2;

    /** The best of a thousand shifts of a foreign transcript reaches 4.4 by chance (own measurements on the same). */
    private static final double FITS_ELSEWHERE = 6;

    /** Subtitles lead or lag by less than that without harm. */
    private static final int LEAST_SHIFT = 4;

    private static final int MOST_SHIFT = 600;
    private static final int SHIFTS_BY_CHANCE = 200;
    private static final int CHANCE_AWAY = 300;

    /** Bounds the work for hours of video. */
    private static final long MOST_STEPS = 60_000_000;

    /** Fewer pauses a minute than that: music or noise hides when somebody speaks. */
    private static final double LEAST_PAUSES = 4;

    /** Film at 24 pictures a second shown at 25, television at 24000/1001, and back. */
    private static final double[] FACTORS = {
        25 * 1001 / 24_000.0, 24_000 / 25_025.0, 25 / 24.0, 24 / 25.0, 1001 / 1000.0, 1000 / 1001.0
    };

    public TranscriptCheck {
        notices = List.copyOf(notices);
    }

    /** Whether its words may decide where is cut. */
    public boolean usable() {
        return verdict != Verdict.MISFITS;
    }

    /** Deterministic; for an hour about a tenth of a second, for twelve hours a second. */
    public static TranscriptCheck of(Transcript transcript, Analysis analysis) {
        if (transcript.isEmpty()) return new TranscriptCheck(Verdict.UNKNOWN, 0, Optional.empty(), List.of());
        var notices = new ArrayList<TranscriptNotice>();
        var beyond = beyondEnd(transcript, analysis.duration());
        if (beyond > 0)
            notices.add(new TranscriptNotice(
                    TranscriptNotice.BEYOND_END,
                    beyond + " of the transcript's " + transcript.sentences().size()
                            + " sentences lie beyond the end of the video; they are left out."));
        var within = transcript.within(analysis.duration());
        if (within.isEmpty()) return misfit(0, Optional.empty(), notices);
        if (analysis.duration().compareTo(SHORTEST) < 0
                || within.sentences().size() < LEAST_SENTENCES
                || !telling(analysis)) return new TranscriptCheck(Verdict.UNKNOWN, 0, Optional.empty(), notices);
        return matched(
                transcript, within, SpeechMatch.of(speech(analysis), MediaTime.micros(analysis.duration())), notices);
    }

    private static long beyondEnd(Transcript transcript, Duration length) {
        var end = MediaTime.at(length).plus(Duration.ofMillis(500));
        return transcript.sentences().stream()
                .filter(sentence -> sentence.range().end().isAfter(end))
                .count();
    }

    private static boolean telling(Analysis analysis) {
        return analysis.track(Signal.LOUDNESS).isPresent()
                && analysis.pauses().size()
                        >= LEAST_PAUSES * analysis.duration().toSeconds() / 60;
    }

    /** Somebody speaks where it is not quiet and, where that is measured, where it sounds like speech. */
    private static SignalTrack speech(Analysis analysis) {
        var speech = analysis.track(Signal.SPEECH);
        var step = Duration.ofNanos(SpeechMatch.STEP * 1_000);
        var values = new float[(int) (MediaTime.micros(analysis.duration()) / SpeechMatch.STEP)];
        for (int index = 0; index < values.length; index++)
            values[index] = speech.isEmpty() ? 1 : 0.5f + speech.get().at(new MediaTime(index * SpeechMatch.STEP)) / 2;
        for (var pause : analysis.pauses()) {
            var to = Math.min(values.length, pause.end().micros() / SpeechMatch.STEP);
            for (int index = (int) Math.ceilDiv(pause.start().micros(), SpeechMatch.STEP); index < to; index++)
                values[index] = 0;
        }
        return SignalTrack.of(Signal.SPEECH, step, values);
    }

    private record Shift(int steps, double factor, double correlation) {}

    private static TranscriptCheck matched(
            Transcript whole, Transcript within, SpeechMatch match, List<TranscriptNotice> notices) {
        var said = match.said(within, 1);
        var here = match.correlation(said, 0);
        var chance = match.chance(said, SHIFTS_BY_CHANCE, Math.min(CHANCE_AWAY, match.size() / 8));
        if (chance[1] < 1e-6) return new TranscriptCheck(Verdict.UNKNOWN, 0, Optional.empty(), notices);
        var deviations = (here - chance[0]) / chance[1];
        var best = bestShift(match, match.said(whole, 1), 1);
        if (deviations < FITS)
            for (var factor : FACTORS) {
                var stretched = bestShift(match, match.said(whole, factor), factor);
                if (stretched.correlation > best.correlation + chance[1]) best = stretched;
            }
        var displaced = (Math.abs(best.steps) >= LEAST_SHIFT || best.factor != 1)
                && (best.correlation - chance[0]) / chance[1] >= FITS_ELSEWHERE
                && best.correlation > here + 2 * chance[1];
        if (displaced)
            return misfit(deviations, Optional.of(new Drift(best.steps * SpeechMatch.STEP, best.factor)), notices);
        if (deviations < MISFITS) return misfit(deviations, Optional.empty(), notices);
        var verdict = deviations >= FITS ? Verdict.FITS : Verdict.UNKNOWN;
        return new TranscriptCheck(verdict, deviations, Optional.empty(), notices);
    }

    private static Shift bestShift(SpeechMatch match, float[] said, double factor) {
        var reach = (int) Math.clamp(MOST_STEPS / Math.max(1, match.size()), 50L, MOST_SHIFT);
        reach = Math.min(reach, match.size() / 3);
        var best = new Shift(0, factor, match.correlation(said, 0));
        for (int steps = -reach; steps <= reach; steps++) {
            var correlation = match.correlation(said, steps);
            if (correlation > best.correlation) best = new Shift(steps, factor, correlation);
        }
        return best;
    }

    private static TranscriptCheck misfit(double deviations, Optional<Drift> drift, List<TranscriptNotice> notices) {
        // What lies beyond the end does so because all of it is displaced.
        var all = drift.isPresent() ? new ArrayList<TranscriptNotice>() : new ArrayList<>(notices);
        all.add(
                drift.map(TranscriptCheck::displaced)
                        .orElseGet(
                                () -> new TranscriptNotice(
                                        TranscriptNotice.MISMATCH,
                                        "The transcript does not match the speech in this video: it seems to be of another one. Its words are not used.")));
        return new TranscriptCheck(Verdict.MISFITS, deviations, drift, all);
    }

    private static TranscriptNotice displaced(Drift drift) {
        var seconds = String.format(Locale.ROOT, "%.1f", Math.abs(drift.micros) / 1e6);
        var way = drift.micros > 0 ? seconds + " s too early" : seconds + " s too late";
        if (drift.factor == 1)
            return new TranscriptNotice(
                    TranscriptNotice.SHIFTED,
                    "The transcript seems to be " + way
                            + " throughout. Its words are not used until that is put right.");
        return new TranscriptNotice(
                TranscriptNotice.STRETCHED,
                "The transcript seems to be made for another frame rate: its times fit when multiplied by "
                        + String.format(Locale.ROOT, "%.4f", drift.factor)
                        + (drift.micros == 0 ? "" : ", and it is then " + way)
                        + ". Its words are not used until that is put right.");
    }
}
