package com.cliply.app.bench.highlights;

import com.cliply.app.bench.planted.TruthJson;
import com.cliply.engine.Engine;
import com.cliply.engine.media.ffmpeg.BundledFfmpeg;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The same videos with their sound changed as it is on its way through cheap microphones, converters and sites. */
enum Variant {
    QUIET("20 dB less", "volume=-20dB", "aac", "128k"),
    CLIPPED("6 dB more, cut off", "volume=6dB,aformat=sample_fmts=s16", "aac", "128k"),
    NOISE_20("noise at 20 dB", 20),
    NOISE_10("noise at 10 dB", 10),
    RATE_8("8 kHz", "aresample=8000", "aac", "32k"),
    RATE_11("11.025 kHz", "aresample=11025", "aac", "48k"),
    RATE_22("22.05 kHz", "aresample=22050", "aac", "96k"),
    RATE_44("44.1 kHz", "aresample=44100", "aac", "128k"),
    MP3("MP3, 32 kb/s", "aresample=22050,aformat=channel_layouts=mono", "libmp3lame", "32k"),
    AAC_24("AAC, 24 kb/s", "aformat=channel_layouts=mono", "aac", "24k"),
    OPUS("Opus, 16 kb/s", "aformat=channel_layouts=mono", "libopus", "16k"),
    ROOM("in a large room", "", "aac", "128k");

    /** Echoes that fall by 60 dB in nine tenths of a second. */
    private static final String DECAY =
            "anoisesrc=d=0.9:c=white:seed=3:n=64:r=48000,volume=eval=frame:volume='exp(-7.7*t)'";

    private static final Pattern MEAN_VOLUME = Pattern.compile("mean_volume: (-?[0-9.]+) dB");

    private final String title;
    private final String filter;
    private final String codec;
    private final String bitRate;
    private final int ratio;

    Variant(String title, String filter, String codec, String bitRate) {
        this.title = title;
        this.filter = filter;
        this.codec = codec;
        this.bitRate = bitRate;
        ratio = 0;
    }

    /** White noise so many dB below the mean of the sound. */
    Variant(String title, int ratio) {
        this.title = title;
        this.ratio = ratio;
        filter = "";
        codec = "aac";
        bitRate = "128k";
    }

    String title() {
        return title;
    }

    /** The videos of a folder, altered and measured; the altered ones are kept for the next time. */
    MeasuredSet of(String name, Path folder, Path home, Engine engine, boolean transcribed)
            throws IOException, InterruptedException {
        var videos = new ArrayList<MeasuredVideo>();
        var place = Files.createDirectories(home.resolve(keptName(folder)).resolve(name().toLowerCase(Locale.ROOT)));
        for (var truthFile : TruthJson.filesIn(folder)) {
            var truth = TruthJson.read(truthFile);
            var target = place.resolve(truth.video());
            if (!Files.exists(target)) {
                var part = place.resolve("part.mp4");
                make(folder.resolve(truth.video()), part);
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            }
            var srt = truth.video().replaceAll("\\.[^.]+$", ".srt");
            if (Files.exists(folder.resolve(srt)))
                Files.write(place.resolve(srt), Files.readAllBytes(folder.resolve(srt)));
            var copy = TruthJson.fileFor(target);
            TruthJson.write(truth, copy);
            videos.add(MeasuredVideo.of(copy, engine, transcribed));
        }
        return new MeasuredSet(name + ", " + title, videos);
    }

    /** Folders of one name may be of different places. */
    private static String keptName(Path folder) {
        return folder.getFileName()
                + "-"
                + Integer.toHexString(folder.toAbsolutePath().toString().hashCode());
    }

    /** The picture is copied as it is. */
    void make(Path source, Path target) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("-i", source.toString()));
        if (this == ROOM)
            words.addAll(List.of(
                    "-f",
                    "lavfi",
                    "-i",
                    DECAY,
                    "-filter_complex",
                    "[0:a]asplit[dry][in];[1:a]aformat=channel_layouts=stereo[decay];[in][decay]afir=irnorm=2[wet];"
                            + "[dry][wet]amix=inputs=2:duration=first:normalize=0:weights=1 0.6[out]"));
        else if (ratio > 0)
            words.addAll(List.of(
                    "-filter_complex",
                    String.format(
                            Locale.ROOT,
                            "[0:a]aresample=48000[in];anoisesrc=c=white:r=48000:seed=7:a=%.6f,aformat=channel_layouts=stereo[noise];"
                                    + "[in][noise]amix=inputs=2:duration=first:normalize=0[out]",
                            Math.min(1, Math.sqrt(3) * Math.pow(10, (meanVolume(source) - ratio) / 20)))));
        else words.addAll(List.of("-filter_complex", "[0:a]" + filter + "[out]"));
        words.addAll(List.of("-map", "0:v?", "-c:v", "copy", "-map", "[out]", "-c:a", codec, "-b:a", bitRate));
        words.add(target.toString());
        ffmpeg(words);
    }

    private static double meanVolume(Path source) throws IOException, InterruptedException {
        var said =
                ffmpeg(List.of("-v", "info", "-i", source.toString(), "-af", "volumedetect", "-vn", "-f", "null", "-"));
        var match = MEAN_VOLUME.matcher(said);
        if (!match.find()) throw new IOException("no volume of " + source);
        return Double.parseDouble(match.group(1));
    }

    private static String ffmpeg(List<String> words) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(BundledFfmpeg.executable().toString(), "-nostdin", "-hide_banner", "-v", "error", "-y"));
        command.addAll(words);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        // It was built to find its libraries elsewhere.
        builder.environment()
                .put(
                        "LD_LIBRARY_PATH",
                        String.valueOf(BundledFfmpeg.executable().getParent()));
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) throw new IOException(command + ": " + said);
        return said;
    }
}
