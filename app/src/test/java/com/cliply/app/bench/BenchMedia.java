package com.cliply.app.bench;

import com.cliply.engine.media.ffmpeg.BundledFfmpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Material for measuring: made once, kept in the build folder. */
final class BenchMedia {
    /** Moving shapes under film grain. */
    private static final String PICTURES = "testsrc2=s=1920x1080:r=30,hue=H=t/3,noise=alls=5:allf=t,format=yuv420p";

    private static final String THIN_PICTURES = "testsrc2=s=640x360:r=30,hue=H=t/3,format=yuv420p";

    private static final String SOUND =
            "aevalsrc='0.2*sin(2*PI*(180+60*floor(mod(t*3\\,4)))*t)*between(mod(t\\,4)\\,0\\,3.2)"
                    + "+0.5*(random(0)-0.5)*between(mod(t\\,20)\\,12\\,16)|0.1*sin(2*PI*220*t)':s=48000";

    private final Path folder;

    BenchMedia(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** 1080p, 30 frames a second, a keyframe every 250, about 2 Mb/s, AAC stereo. */
    Path minutes(int minutes) throws IOException, InterruptedException {
        var one = coded("gop250-1min.mp4", PICTURES, 60, "veryfast", "2M", 250, "128k");
        return minutes == 1 ? one : repeated(one, minutes, "gop250-" + minutes + "min.mp4");
    }

    /** As a phone records: 1080p, 30 frames a second, a keyframe each second, 16 Mb/s. */
    Path phone(int minutes) throws IOException, InterruptedException {
        var half = coded("phone-30s.mp4", PICTURES, 30, "ultrafast", "16M", 30, "128k");
        return repeated(half, 2 * minutes, "phone-" + minutes + "min.mp4");
    }

    /** 640x360 at about 200 kb/s, so that many hours of it have room. */
    Path thin(int minutes) throws IOException, InterruptedException {
        var one = coded("thin-1min.mp4", THIN_PICTURES, 60, "ultrafast", "150k", 250, "48k");
        return repeated(one, minutes, "thin-" + minutes + "min.mp4");
    }

    private Path coded(
            String name, String pictures, int seconds, String preset, String rate, int keyframes, String sound)
            throws IOException, InterruptedException {
        var file = folder.resolve(name);
        if (Files.exists(file)) return file;
        var part = folder.resolve("part.mp4");
        var length = Integer.toString(seconds);
        var gop = Integer.toString(keyframes);
        ffmpeg(
                List.of("-f", "lavfi", "-t", length, "-i", pictures, "-f", "lavfi", "-t", length, "-i", SOUND),
                List.of("-c:v", "libx264", "-preset", preset, "-b:v", rate, "-maxrate", rate, "-bufsize", rate),
                List.of("-g", gop, "-keyint_min", gop, "-sc_threshold", "0", "-c:a", "aac", "-b:a", sound),
                List.of(part.toString()));
        return Files.move(part, file);
    }

    /** Without encoding again. */
    private Path repeated(Path once, int times, String name) throws IOException, InterruptedException {
        var file = folder.resolve(name);
        if (Files.exists(file)) return file;
        var part = folder.resolve("part.mp4");
        ffmpeg(List.of(
                "-stream_loop", Integer.toString(times - 1), "-i", once.toString(), "-c", "copy", part.toString()));
        return Files.move(part, file);
    }

    @SafeVarargs
    private static void ffmpeg(List<String>... words) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(List.of(BundledFfmpeg.executable().toString(), "-hide_banner", "-v", "error", "-y"));
        for (var some : words) command.addAll(some);
        var ended = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (ended != 0) throw new IOException("ffmpeg ended with " + ended);
    }
}
