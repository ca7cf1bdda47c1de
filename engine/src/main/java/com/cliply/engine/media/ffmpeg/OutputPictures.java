package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.media.PictureOutput;
import com.cliply.engine.media.PictureTransform.Cut;
import com.cliply.engine.media.VideoTrack;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * Turns pictures of a source, of whatever rate, into those of one output, of a constant one: frame n shows the picture that
 * was on screen at in + n/rate. Everything is compared in whole microseconds.
 */
final class OutputPictures implements AutoCloseable {
    private final PictureOutput output;
    private final int number;
    private final VideoTrack track;
    private final FrameTimeline timeline;
    private final long toleranceMicros;
    private final ChunkSeries chunks;
    private final Deque<DecodePlan.Need> needs = new ArrayDeque<>();
    private final AVFrame made = av_frame_alloc();
    private @Nullable FilterChain chain;
    private @Nullable PictureGrid before;
    private @Nullable PictureGrid after;
    private long frame;

    /**
     * @param number of this output among those that are made together
     * @param chunks takes the finished pictures, and is closed with this
     * @param toleranceMicros by how much a picture may be late and still count as on screen
     */
    OutputPictures(PictureOutput output, int number, VideoTrack track, long toleranceMicros, ChunkSeries chunks) {
        this.output = output;
        this.number = number;
        this.track = track;
        this.toleranceMicros = toleranceMicros;
        this.timeline =
                new FrameTimeline(output.source().ranges(), output.picture().rate());
        this.chunks = chunks;
    }

    /** What is still to be shown, range by range. */
    List<DecodePlan.Need> allNeeds() {
        var all = new ArrayList<DecodePlan.Need>();
        for (int range = 0; range < timeline.ranges().size(); range++) {
            var first = firstNeeded(timeline.firstFrame(range), timeline.firstFrame(range + 1));
            if (first < timeline.firstFrame(range + 1))
                all.add(new DecodePlan.Need(
                        number,
                        range,
                        timeline.sourceMicros(range, first),
                        timeline.ranges().get(range).end().micros()));
        }
        return all;
    }

    /** The first frame from there on that is in no chunk that is done, or the end. */
    private long firstNeeded(long from, long end) {
        var needed = from;
        while (needed < end && output.done().contains(output.layout().chunkOf(needed)))
            needed = output.layout().end(output.layout().chunkOf(needed));
        return Math.min(needed, end);
    }

    /** From now on these are shown, one after the other. */
    void begin(DecodePlan.Need need) {
        needs.add(need);
        if (needs.size() == 1) enter(need);
    }

    private void enter(DecodePlan.Need need) {
        frame = firstNeeded(timeline.firstFrame(need.range()), timeline.firstFrame(need.range() + 1));
    }

    boolean idle() {
        return needs.isEmpty();
    }

    /** The last time of the source that is still wanted, as far as has begun. */
    long lastWantedMicros() {
        var last = needs.getLast();
        return timeline.sourceMicros(last.range(), timeline.firstFrame(last.range() + 1) - 1);
    }

    /** The picture before is no longer on screen: the next one that is shown is filtered afresh. */
    void pictureChanges() {
        before = null;
        after = null;
    }

    /**
     * Shows a picture in all frames of this output for which it is on screen.
     *
     * @param untilMicros when the next one appears
     * @return how many frames were passed
     */
    long show(AVFrame picture, long untilMicros) {
        var passed = 0L;
        while (!needs.isEmpty()) {
            var need = needs.getFirst();
            var end = timeline.firstFrame(need.range() + 1);
            while (frame < end && timeline.sourceMicros(need.range(), frame) + toleranceMicros < untilMicros) {
                write(picture);
                passed++;
                frame = firstNeeded(frame + 1, end);
            }
            if (frame < end) break;
            needs.removeFirst();
            if (!needs.isEmpty()) enter(needs.getFirst());
        }
        return passed;
    }

    private void write(AVFrame picture) {
        var source = before;
        var look = after;
        if (source == null || look == null) {
            make(picture);
            source = PictureGrid.of(picture, seenPart(picture));
            look = PictureGrid.of(made);
            before = source;
            after = look;
        }
        chunks.write(frame, made, source, look);
    }

    private void make(AVFrame picture) {
        if (chain == null)
            chain = FilterChain.ofPictures(
                    PictureFilters.of(output.picture(), track),
                    picture,
                    output.picture().rate(),
                    // Not as many as there are cores today: some filters' results depend on it.
                    output.threads());
        picture.pts(frame);
        chain.push(picture);
        av_frame_unref(made);
        if (!chain.pull(made))
            throw new MediaException(
                    ErrorCode.ENCODING_FAILED, FfmpegErrors.name(output.source().file()), "no picture came out");
    }

    /** The part of the stored picture that the output shows. */
    private Cut seenPart(AVFrame picture) {
        return output.picture().transform().storedCut(picture.width(), picture.height());
    }

    @Override
    public void close() {
        chunks.close();
        if (chain != null) chain.close();
        av_frame_free(made);
    }
}
