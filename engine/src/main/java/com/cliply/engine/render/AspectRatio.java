package com.cliply.engine.render;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import java.util.regex.Pattern;

/** Width to height of an output, as {@code 9:16}. */
public record AspectRatio(int width, int height) implements Aspect {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,3})\\s*[:x]\\s*(\\d{1,3})");

    public AspectRatio {
        if (width <= 0 || height <= 0) throw new IllegalArgumentException(width + ":" + height);
    }

    /**
     * Reads {@code 9:16} or {@code 9x16}.
     *
     * @throws InputException if the text is no ratio
     */
    public static AspectRatio parse(String text) {
        var matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) throw new InputException(ErrorCode.ASPECT_UNKNOWN, text);
        var width = Integer.parseInt(matcher.group(1));
        var height = Integer.parseInt(matcher.group(2));
        if (width == 0 || height == 0) throw new InputException(ErrorCode.ASPECT_UNKNOWN, text);
        return new AspectRatio(width, height);
    }

    @Override
    public String fileText() {
        return width + "x" + height;
    }

    @Override
    public String toString() {
        return width + ":" + height;
    }
}
