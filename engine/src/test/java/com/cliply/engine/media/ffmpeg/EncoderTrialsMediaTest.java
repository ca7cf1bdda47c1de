package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_class;
import static org.bytedeco.ffmpeg.global.avutil.AV_OPT_SEARCH_FAKE_OBJ;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_find;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cliply.engine.media.EncoderSettings;
import com.cliply.engine.media.EncoderTrials.Trial;
import com.cliply.engine.media.FrameSize;
import com.cliply.engine.time.FrameRate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVClass;
import org.bytedeco.ffmpeg.avutil.AVOption;
import org.bytedeco.javacpp.PointerPointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which encoders are found, in which order, and that what they are told are words they know. */
class EncoderTrialsMediaTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"h264_nvenc", "h264_qsv", "h264_vaapi", "h264_videotoolbox", "h264_mf", "libx264", "libopenh264"
            })
    void everyOptionIsOneThatTheEncoderKnows(String encoder) {
        assumeTrue(CodedFilm.canCode(encoder), "not in this build");
        var options = new EncoderSettings("veryfast", 19, 12_000_000)
                .of(encoder, new FrameSize(1080, 1920), FrameRate.of(30));
        options.forEach((name, value) -> assertTrue(knows(encoder, name, value), encoder + ": " + name + "=" + value));
        assertFalse(knows(encoder, "no_such_option", "1"));
        assertEquals("15", options.get("g"));
        assertEquals("12000000", options.get("maxrate"));
    }

    @Test
    void whatHasNoDriverFailsCleanlyAndSoon() {
        var trials = assertTimeout(Duration.ofSeconds(30), () -> new FfmpegEncoderTrials().trials());
        for (var trial : trials) assertEquals(trial.works(), trial.detail().isEmpty(), "says nothing of why: " + trial);
        assertTrue(
                trials.stream().anyMatch(trial -> trial.name().startsWith("lib") && trial.works()), trials.toString());
        if (Files.notExists(Path.of("/dev/dri")) && Files.notExists(Path.of("/dev/nvidia0")))
            assertEquals(
                    List.of(),
                    trials.stream()
                            .filter(trial -> !trial.name().startsWith("lib") && trial.works())
                            .map(Trial::name)
                            .toList());
    }

    @Test
    void chipsComeBeforeSoftwareUnlessOneWishesOtherwise() {
        var usual = names(new FfmpegEncoderTrials());
        var software = usual.stream().filter(name -> name.startsWith("lib")).toList();
        assertEquals(software, usual.subList(usual.size() - software.size(), usual.size()));
        var wished = names(new FfmpegEncoderTrials(List.of("libopenh264", "no such encoder")));
        assertEquals("libopenh264", wished.getFirst());
        assertEquals(usual.size(), wished.size());
    }

    @Test
    void aTrialIsMadeOnce() {
        var trials = new FfmpegEncoderTrials();
        assertSame(trials.trials(), trials.trials());
    }

    private static List<String> names(FfmpegEncoderTrials trials) {
        return trials.trials().stream().map(Trial::name).toList();
    }

    /** An option of its own, or one of all codecs; where its value is a word, that word too. */
    private static boolean knows(String encoder, String name, String value) {
        var own = avcodec_find_encoder_by_name(encoder).priv_class();
        for (AVClass type : new AVClass[] {own, avcodec_get_class()}) {
            if (type == null || type.isNull()) continue;
            try (var fake = new PointerPointer<AVClass>(1)) {
                fake.put(type);
                var option = av_opt_find(fake, name, null, 0, AV_OPT_SEARCH_FAKE_OBJ);
                if (option == null || option.isNull()) continue;
                return !isWord(value, option)
                        || value.startsWith("+")
                        || present(av_opt_find(fake, value, option.unit().getString(), 0, AV_OPT_SEARCH_FAKE_OBJ));
            }
        }
        return false;
    }

    private static boolean isWord(String value, AVOption option) {
        return !value.matches("-?[0-9.]+") && option.unit() != null;
    }

    private static boolean present(AVOption option) {
        return option != null && !option.isNull();
    }
}
