package com.cliply.app.cli;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.interchange.Moment;
import com.cliply.engine.interchange.RenderList;
import com.cliply.engine.media.FrameList;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.project.Project;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import com.cliply.engine.time.Timecode;
import java.util.function.Function;

/** From what a row says to a range of its source. */
final class RowRange {
    private final Project project;
    private final Function<Project, FrameList> frames;

    RowRange(Project project, Function<Project, FrameList> frames) {
        this.project = project;
        this.frames = frames;
    }

    /**
     * The range in the source.
     *
     * @throws InputException if it is empty, or there is less of the source than that
     */
    TimeRange of(RenderList.Row row) {
        var start = time(row.start());
        var end = time(row.end());
        if (!start.isBefore(end))
            throw refusal(
                    "its end (%s) is not after its start (%s)".formatted(written(row.end()), written(row.start())));
        var info = project.source().info();
        var whole = MediaTime.at(info.readableDuration());
        // Times that somebody rounded may end a moment after the last frame.
        var frame =
                info.video().map(VideoTrack::frameRate).orElse(FrameRate.of(25)).timeOf(1);
        var counted = row.end() instanceof Moment.Frame;
        if (!start.isBefore(whole)
                || (!counted && end.minus(MediaTime.ZERO.until(frame)).isAfter(whole)))
            throw new InputException(
                    ErrorCode.RANGE_OUTSIDE,
                    String.valueOf(project.source().path().getFileName()),
                    written(row.start()) + " to " + written(row.end()),
                    Timecode.format(whole));
        return new TimeRange(start, counted ? end : end.min(whole));
    }

    private MediaTime time(Moment moment) {
        return switch (moment) {
            case Moment.Time time -> time.time();
            case Moment.Frame frame -> {
                var all = frames.apply(project);
                if (frame.number() > all.count())
                    throw refusal("the source has %d frames, f0 to f%d, and no f%d"
                            .formatted(all.count(), all.count() - 1, frame.number()));
                yield all.at(frame.number());
            }
        };
    }

    private static String written(Moment moment) {
        return switch (moment) {
            case Moment.Time time -> Timecode.format(time.time());
            case Moment.Frame frame -> "f" + frame.number();
        };
    }

    private static InputException refusal(String reason) {
        return new InputException(ErrorCode.ROW_REFUSED, reason);
    }
}
