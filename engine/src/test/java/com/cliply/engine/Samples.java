package com.cliply.engine;

import com.cliply.engine.clip.Clip;
import com.cliply.engine.clip.ClipStatus;
import com.cliply.engine.highlight.HighlightReason;
import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.Ids;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.id.RenditionId;
import com.cliply.engine.id.SourceId;
import com.cliply.engine.media.AudioTrack;
import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.Orientation;
import com.cliply.engine.media.PictureColor;
import com.cliply.engine.media.PixelAspect;
import com.cliply.engine.media.SourceMedia;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.project.Project;
import com.cliply.engine.render.RenderJournal.Piece;
import com.cliply.engine.render.RenderJournal.Render;
import com.cliply.engine.render.RenderJournal.Stage;
import com.cliply.engine.render.Rendition;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.TimeRange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Records to remember in tests; each call makes another one, younger than those before it. */
public final class Samples {
    public static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private final AtomicLong made = new AtomicLong();
    private final Ids ids = new Ids(() -> START.plusMillis(made.get()));

    public Project aProject(String name) {
        var second = made.incrementAndGet();
        var fingerprint = new Fingerprint(String.format("%064x", second));
        var source = new SourceMedia(
                new SourceId(ids.next()), Path.of("/videos", name + " ü 🎬.mp4"), fingerprint, 1_234_567, aMediaInfo());
        return new Project(new ProjectId(ids.next()), name, source, START.plusSeconds(second));
    }

    public Clip aClip(ProjectId project, double score) {
        return aClip(project, score, 0);
    }

    public Clip aClip(ProjectId project, double score, long startMicros) {
        made.incrementAndGet();
        return new Clip(
                new ClipId(ids.next()),
                project,
                "A goal",
                List.of(
                        TimeRange.ofMicros(startMicros + 33_366, startMicros + 1_000_001),
                        TimeRange.ofMicros(startMicros, startMicros + 33_366)),
                score,
                List.of(
                        new HighlightReason("loudness-jump", 0.6, "It gets 12 dB louder"),
                        new HighlightReason("shot-rarity", 0.4, "A picture unlike the others")),
                ClipStatus.SUGGESTED);
    }

    public Rendition aRendition(ClipId clip) {
        var second = made.incrementAndGet();
        return new Rendition(
                new RenditionId(ids.next()),
                clip,
                "vertical-1080",
                "9:16",
                Path.of("/videos/clips/a goal.mp4"),
                Rendition.Status.PLACING,
                new FrameSize(1080, 1920),
                Duration.ofMillis(12_345),
                "libx264",
                -14.02,
                -1.3,
                9_876_543,
                String.format("%064x", second),
                List.of("h264_nvenc: no \"driver\"", "libx264 ran instead"),
                START.plusSeconds(second));
    }

    public Render aRender(JobId job) {
        made.incrementAndGet();
        return new Render(
                new RenditionId(ids.next()), job, "a".repeat(64), "libx264", 2, List.of("h264_nvenc: no \"driver\""));
    }

    public Piece aPiece(RenditionId render, String name, Stage stage) {
        var number = made.incrementAndGet();
        return stage == Stage.INTENDED
                ? new Piece(render, name, name + "-1.mp4", stage, 0, "")
                : new Piece(render, name, name + "-1.mp4", stage, 1_000 + number, String.format("%064x", number));
    }

    public UUID anId() {
        made.incrementAndGet();
        return ids.next();
    }

    public static MediaInfo aMediaInfo() {
        var video = new VideoTrack(
                0,
                "h264",
                new FrameSize(1920, 1080),
                new PixelAspect(4, 3),
                new Orientation(1, true),
                new PictureColor("yuv420p10le", 10, "bt2020", "smpte2084", "bt2020nc", "tv"),
                new FrameRate(30_000, 1_001),
                true,
                false,
                -21_333,
                Duration.ofMillis(60_060),
                1_800);
        var audio = new AudioTrack(
                1, "aac", 48_000, 2, "stereo", "eng", "Commentary \"live\"", 1_024, Duration.ofMinutes(1));
        return new MediaInfo(
                "mov,mp4,m4a,3gp,3g2,mj2",
                Duration.ofMillis(60_060),
                Duration.ofNanos(59_999_999_000L),
                2_000_000,
                List.of(video),
                List.of(audio, audio));
    }
}
