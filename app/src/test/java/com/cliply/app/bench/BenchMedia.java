package com.cliply.app.bench;

import com.cliply.engine.media.ffmpeg.BundledFfmpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Material for measuring: made once, kept in the build folder. */
final class BenchMedia {
    /** A minute of moving shapes under film grain, repeated without encoding again. */
    private static final String PICTURES = "testsrc2=s=1920x1080:r=30,hue=H=t/3,noise=alls=5:allf=t,format=yuv420p";

    private static final String SOUND =
            "aevalsrc='0.2*sin(2*PI*(180+60*floor(mod(t*3\\,4)))*t)*between(mod(t\\,4)\\,0\\,3.2)"
                    + "+0.5*(random(0)-0.5)*between(mod(t\\,20)\\,12\\,16)|0.1*sin(2*PI*220*t)':s=48000";

    private final Path folder;

    BenchMedia(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** 1080p, 30 frames a second, a keyframe every 250, about 2 Mb/s, AAC stereo. */
    Path minutes(int minutes) throws IOException, InterruptedException {
        var file = folder.resolve("gop250-" + minutes + "min.mp4");
        if (Files.exists(file)) return file;
        var part = folder.resolve("part.mp4");
        if (minutes == 1) {
            ffmpeg(
                    "-f",
                    "lavfi",
                    "-t",
                    "60",
                    "-i",
                    PICTURES,
                    "-f",
                    "lavfi",
                    "-t",
                    "60",
                    "-i",
                    SOUND,
                    "-c:v",
                    "libx264",
                    "-preset",
                    "veryfast",
                    "-b:v",
                    "2M",
                    "-maxrate",
                    "4M",
                    "-bufsize",
                    "8M",
                    "-g",
                    "250",
                    "-keyint_min",
                    "250",
                    "-sc_threshold",
                    "0",
                    "-c:a",
                    "aac",
                    "-b:a",
                    "128k",
                    part.toString());
        } else {
            ffmpeg(
                    "-stream_loop",
                    Integer.toString(minutes - 1),
                    "-i",
                    minutes(1).toString(),
                    "-c",
                    "copy",
                    part.toString());
        }
        Files.move(part, file);
        return file;
    }

    private static void ffmpeg(String... words) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(
                List.of(BundledFfmpeg.executable().toString(), "-hide_banner", "-v", "error", "-y"));
        command.addAll(List.of(words));
        var ended = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (ended != 0) throw new IOException("ffmpeg ended with " + ended);
    }
}
