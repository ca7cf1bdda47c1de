package com.cliply.storage.crash;

import com.cliply.engine.clip.Clip;
import com.cliply.engine.clip.ClipStatus;
import com.cliply.engine.clip.ClipStore;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.error.RenderException;
import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.Ids;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobHandler;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobRules;
import com.cliply.engine.job.RetryPolicy;
import com.cliply.engine.time.TimeRange;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Trivial work: each attempt commits one row that names it. Some jobs fail once, some for good, by their ids. */
final class CrashWork {
    /** What the rows of attempts begin with. */
    static final String ROW = "done ";

    private static final long EACH = 16;
    private static final RetryPolicy TEN = new RetryPolicy(10, Duration.ofMillis(1), Duration.ofMillis(50));

    private final ClipStore clips;
    private final Mouth mouth;
    private final Ids ids = new Ids(InstantSource.system());

    CrashWork(ClipStore clips, Mouth mouth) {
        this.clips = clips;
        this.mouth = mouth;
    }

    static JobRules rules(JobKind kind) {
        return JobRules.of(kind).withRetries(TEN);
    }

    static boolean failsOnce(UUID job) {
        return Math.floorMod(job.getLeastSignificantBits(), EACH) == 0;
    }

    static boolean failsForGood(UUID job) {
        return Math.floorMod(job.getLeastSignificantBits(), EACH) == 1;
    }

    JobHandlers handlers() {
        return new JobHandlers(
                handler(JobKind.MakeProxy.class),
                handler(JobKind.MakeThumbnails.class),
                handler(JobKind.Publish.class));
    }

    private <K extends JobKind.OfProject> JobHandler<K> handler(Class<K> kind) {
        return new JobHandler<>() {
            @Override
            public Class<K> kind() {
                return kind;
            }

            @Override
            public void run(K of, JobContext context) {
                attempt(of, context);
            }
        };
    }

    private void attempt(JobKind.OfProject kind, JobContext context) {
        var job = context.job().value();
        mouth.say("ran", job, context.attempt());
        if (failsForGood(job)) throw new InputException(ErrorCode.MEDIA_DAMAGED, "a.mp4", "on purpose");
        if (failsOnce(job) && context.attempt() == 1)
            throw new RenderException(ErrorCode.ENCODING_FAILED, "a.mp4", "once");
        var clip = new Clip(
                new ClipId(ids.next()),
                kind.project(),
                ROW + job + " " + context.attempt(),
                List.of(TimeRange.ofMicros(0, 1_000_000)),
                0.5,
                List.of(),
                ClipStatus.SUGGESTED);
        context.commit(() -> clips.save(clip));
        mouth.say("did", job, context.attempt());
    }
}
