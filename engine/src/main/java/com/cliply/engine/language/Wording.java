package com.cliply.engine.language;

import com.cliply.engine.highlight.Hashtags;
import java.util.List;

/**
 * Words for a clip.
 *
 * @param title one line of at most {@value #MOST_LETTERS} characters, not empty
 * @param hashtags as {@link Hashtags} makes them
 */
public record Wording(String title, List<String> hashtags) {
    public static final int MOST_LETTERS = 60;

    public Wording {
        hashtags = List.copyOf(hashtags);
    }
}
