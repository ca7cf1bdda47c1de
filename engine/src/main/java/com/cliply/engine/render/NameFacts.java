package com.cliply.engine.render;

import com.cliply.engine.clip.Clip;
import com.cliply.engine.project.Project;
import com.cliply.engine.time.MediaTime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;

/**
 * All that a file can be named after. What is empty is left out of the name.
 *
 * @param source the name of the project
 * @param clip which one of its list, counted from 1
 * @param platform the only one that the preset is for
 * @param aspect as in file names: {@code 9x16}
 * @param start of the clip in its source
 * @param end the first moment after it
 * @param score 0..1
 * @param hash hex digits that follow from the content and the settings alone
 */
public record NameFacts(
        String source,
        int clip,
        String title,
        String platform,
        String aspect,
        String preset,
        String variant,
        String language,
        MediaTime start,
        MediaTime end,
        Duration duration,
        double score,
        LocalDate date,
        String channel,
        String hash) {
    /**
     * What is known of a clip and of the settings that it is rendered with.
     *
     * @param number which one of its list, counted from 1
     */
    public static NameFacts of(
            Project project, int number, Clip clip, RenderPreset preset, Aspect aspect, LocalDate date) {
        return new NameFacts(
                project.name(),
                number,
                clip.title(),
                preset.platforms().size() == 1 ? preset.platforms().getFirst() : "",
                aspect.fileText(),
                preset.name(),
                "",
                "",
                clip.inPoint(),
                clip.outPoint(),
                clip.duration(),
                clip.score(),
                date,
                "",
                hash(project.source().fingerprint().hex() + clip.ranges() + preset.name() + aspect));
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
