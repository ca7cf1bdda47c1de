package com.cliply.engine.highlight;

import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.analysis.transcript.TranscriptSignals;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.util.Optional;

/**
 * Grows a moment into a clip: what led to it before, what belongs to it after, between the shortest and the longest length,
 * with edges at ends of sentences, pauses or shot changes.
 */
final class ClipShaper {
    /** What leads to a reaction, in microseconds: a sentence or two. */
    private static final long LEAST_LEAD = 2_500_000;

    /** With a transcript whole sentences are taken until there is this much. */
    private static final long SPOKEN_LEAD = 4_000_000;

    private static final long USUAL_LEAD = 5_500_000;
    private static final long MOST_LEAD = 12_000_000;

    /** A shot may begin this long before a reaction and still be its stage. */
    private static final long MOST_STAGE = 15_000_000;

    /** A shot that shows a reaction may go on this long after it. */
    private static final long MOST_AFTERMATH = 3_000_000;

    /** Without a transcript a clip ends at a pause this soon after the measured end ... */
    private static final long END_REACH = 4_000_000;

    /** ... but not before this. */
    private static final long END_SLACK = 500_000;

    /** How far an edge may move in order not to cut a word. */
    private static final long CLEAN_REACH = 2_500_000;

    /** A hook and what follows it, as long as that is no longer than this. */
    private static final long MOST_PROMISE = 20_000_000;

    /** A hook that leans on what was said before so surely is not begun with. */
    private static final double LEANING = 0.8;

    /** What is further back than this pause belongs to something else. */
    private static final long OTHER_MATTER = 2_000_000;

    /** A clip grows by no more than this for a question before it ... */
    private static final long MOST_QUESTION = 6_000_000;

    /** ... and by no more than this for the answer to its last words. */
    private static final long MOST_ANSWER = 12_000_000;

    private final Edges edges;
    private final Shots shots;
    private final Transcript transcript;
    private final TranscriptSignals words;
    private final long shortest;
    private final long longest;
    private final MediaTime end;

    ClipShaper(
            Edges edges,
            Shots shots,
            Transcript transcript,
            TranscriptSignals words,
            DetectionLimits limits,
            MediaTime end) {
        this.edges = edges;
        this.shots = shots;
        this.transcript = transcript;
        this.words = words;
        this.end = end;
        shortest = Math.min(MediaTime.micros(limits.minLength()), end.micros());
        longest = MediaTime.micros(limits.maxLength());
    }

    /** The clip, or empty if the moment does not fit between the limits. */
    Optional<TimeRange> shape(Moment moment) {
        var rough = switch (moment.kind()) {
            case REACTION -> aroundReaction(moment.core());
            case ACTION -> aroundAction(moment.core());
            case HOOK -> fromHook(moment.core());
            case JUMP -> aroundJump(moment.core());
        };
        return fitted(inContext(rough, moment.kind()), moment).map(edges::withoutFlashes);
    }

    /** A question keeps its answer, an answer its question, and no hook begins with words that refer to what came before. */
    private TimeRange inContext(TimeRange rough, Moment.Kind kind) {
        var spoken = transcript.within(rough);
        // Pictures speak for themselves, whatever is said over them.
        if (spoken.isEmpty() || kind == Moment.Kind.ACTION) return rough;
        var first = transcript.sentences().indexOf(spoken.getFirst());
        var last = first + spoken.size() - 1;
        var begin = first;
        if (first > 0 && words.questionOf(first) == first - 1 && near(first - 1)) begin = first - 1;
        else if (kind == Moment.Kind.HOOK && first > 0 && words.leansBack(first) >= LEANING && near(first - 1))
            begin = first - 1;
        var from = begin < first ? opening(begin).min(rough.start()) : rough.start();
        if (rough.start().micros() - from.micros() > MOST_QUESTION
                || rough.end().micros() - from.micros() > longest) from = rough.start();
        var to = rough.end();
        if (words.questionOf(last) == last && words.answerEnd(last) > last) {
            var answer = closing(words.answerEnd(last));
            if (answer.micros() - to.micros() <= MOST_ANSWER && answer.micros() - from.micros() <= longest)
                to = to.max(answer);
        }
        return new TimeRange(from, to);
    }

    private boolean near(int index) {
        var sentences = transcript.sentences();
        return sentences.get(index + 1).range().start().micros()
                        - sentences.get(index).range().end().micros()
                < OTHER_MATTER;
    }

    private MediaTime opening(int index) {
        return edges.opening(transcript.sentences().get(index).range().start());
    }

    private MediaTime closing(int index) {
        return edges.closing(transcript.sentences().get(index).range().end());
    }

    private TimeRange aroundReaction(TimeRange core) {
        var stage = shots.around(core.start());
        var lead = core.start().micros() - stage.start().micros();
        var late = stage.end().micros() - core.end().micros();
        if (lead >= LEAST_LEAD
                && lead <= MOST_STAGE
                && Math.abs(late) <= MOST_AFTERMATH
                && stage.micros() <= longest
                && stage.end().isAfter(core.start()))
            return new TimeRange(
                    edges.start(stage.start(), CLEAN_REACH), later(edges.end(stage.end(), CLEAN_REACH), core));
        return new TimeRange(leadStart(core.start()), endOf(core));
    }

    /** The sentence before, or the two before if one is short; without a transcript after a pause about as far away. */
    private MediaTime leadStart(MediaTime payoff) {
        var from = new MediaTime(Math.max(0, payoff.micros() - MOST_LEAD));
        var to = new MediaTime(Math.max(0, payoff.micros() - (transcript.isEmpty() ? LEAST_LEAD : SPOKEN_LEAD)));
        if (!from.isBefore(to)) return MediaTime.ZERO;
        var range = new TimeRange(from, to);
        var wanted = new MediaTime(Math.max(0, payoff.micros() - USUAL_LEAD));
        if (transcript.isEmpty()) return edges.bestStart(range, wanted).orElse(wanted);
        var starts = edges.startsWithin(range);
        return starts.isEmpty() ? edges.start(wanted, CLEAN_REACH) : starts.getLast();
    }

    /** Where sound ends near the measured end. */
    private MediaTime endOf(TimeRange core) {
        var from = new MediaTime(Math.max(core.start().micros() + 1, core.end().micros() - END_SLACK));
        var to = new MediaTime(Math.min(end.micros(), core.end().micros() + END_REACH));
        var quiet = transcript.isEmpty() && from.isBefore(to)
                ? edges.bestEnd(new TimeRange(from, to), core.end())
                : Optional.<MediaTime>empty();
        return quiet.orElseGet(() -> later(edges.end(core.end(), CLEAN_REACH), core));
    }

    private TimeRange aroundAction(TimeRange core) {
        var from = edges.start(core.start(), CLEAN_REACH);
        var to = edges.end(core.end(), CLEAN_REACH);
        return from.isBefore(to) ? new TimeRange(from, to) : core;
    }

    /** The sentence, its answer, and as many more as the shortest length asks. */
    private TimeRange fromHook(TimeRange core) {
        var to = core.end();
        var index = transcript.firstEndingAfter(core.start());
        var following = index + 1 < transcript.sentences().size()
                ? transcript.sentences().get(index + 1).range().end()
                : to;
        if (following.micros() - core.start().micros() <= Math.min(longest, MOST_PROMISE)) to = following;
        return new TimeRange(edges.opening(core.start()), edges.closing(to.max(core.end())));
    }

    private TimeRange aroundJump(TimeRange core) {
        var wanted = new MediaTime(Math.max(0, core.start().micros() - shortest / 2));
        var from = edges.start(wanted, CLEAN_REACH);
        var to = edges.end(
                core.end().max(new MediaTime(from.micros() + shortest)).min(end), CLEAN_REACH);
        return from.isBefore(to) ? new TimeRange(from, to) : core;
    }

    private MediaTime later(MediaTime time, TimeRange core) {
        if (time.isAfter(core.start())) return time;
        var cut = edges.betweenWords(core.end());
        return cut.isAfter(core.start()) ? cut : core.end();
    }

    private Optional<TimeRange> fitted(TimeRange rough, Moment moment) {
        var from = rough.start().micros();
        var to = Math.min(rough.end().micros(), end.micros());
        if (to - from > longest) {
            if (moment.kind() == Moment.Kind.REACTION)
                from = edges.start(new MediaTime(to - longest), CLEAN_REACH).micros();
            else to = edges.end(new MediaTime(from + longest), CLEAN_REACH).micros();
            if (to - from > longest) {
                if (moment.kind() == Moment.Kind.REACTION) from = to - longest;
                else to = from + longest;
            }
        }
        if (to - from < shortest) {
            var grown = grown(from, to, moment.kind());
            from = grown.start().micros();
            to = grown.end().micros();
        }
        return from < to && to - from >= shortest ? Optional.of(TimeRange.ofMicros(from, to)) : Optional.empty();
    }

    /** The least longer range with clean edges; nothing is added after a payoff if anything can be added before. */
    private TimeRange grown(long from, long to, Moment.Kind kind) {
        var forward = kind == Moment.Kind.HOOK;
        var missing = shortest - (to - from);
        var quietBefore = quietBefore(from, missing);
        var quietAfter = forward || quietBefore < missing ? quietAfter(to, missing - quietBefore) : 0;
        if (quietBefore + quietAfter >= missing) return TimeRange.ofMicros(from - quietBefore, to + quietAfter);
        var earliest = Math.max(0, to - longest);
        var earlier = edges.startsWithin(bounded(earliest, Math.max(0, to - shortest)));
        var later = edges.endsWithin(
                bounded(Math.min(end.micros(), from + shortest), Math.min(end.micros(), from + longest)));
        var backwards =
                earlier.isEmpty() ? Long.MAX_VALUE : from - earlier.getLast().micros();
        var forwards = later.isEmpty() ? Long.MAX_VALUE : later.getFirst().micros() - to;
        if (backwards == Long.MAX_VALUE && forwards == Long.MAX_VALUE) {
            var start = Math.max(0, Math.min(from, end.micros() - shortest));
            return TimeRange.ofMicros(start, Math.min(end.micros(), Math.max(to, start + shortest)));
        }
        var before = switch (kind) {
            case REACTION -> backwards < Long.MAX_VALUE;
            case HOOK -> forwards == Long.MAX_VALUE;
            case ACTION, JUMP -> backwards <= forwards;
        };
        return before ? TimeRange.ofMicros(from - backwards, to) : TimeRange.ofMicros(from, to + forwards);
    }

    private static TimeRange bounded(long from, long to) {
        return TimeRange.ofMicros(from, Math.max(from + 1, to));
    }

    /** How much may be added before {@code from} without reaching speech, at most {@code wanted}. */
    private long quietBefore(long from, long wanted) {
        if (!edges.clean(new MediaTime(from))) return 0;
        var reached = Math.max(0, from - wanted);
        var ends = edges.endsWithin(bounded(reached, from));
        // What ends shortly before has its tail up to here: there is no room, nor is there an end within it.
        if (ends.isEmpty()) return edges.silent(reached, from) ? from - reached : 0;
        return Math.max(0, from - ends.getLast().micros());
    }

    private long quietAfter(long to, long wanted) {
        if (wanted <= 0 || !edges.clean(new MediaTime(to))) return 0;
        var reached = Math.min(end.micros(), to + wanted);
        var starts = edges.startsWithin(bounded(to, reached));
        if (starts.isEmpty()) return edges.silent(to, reached) ? reached - to : 0;
        return Math.max(0, starts.getFirst().micros() - to);
    }
}
