package com.cliply.engine.render;

import com.cliply.engine.error.InputException;

/** The shape of an output: one that is chosen, or the source's own. */
public sealed interface Aspect permits AspectRatio, Aspect.OfSource {
    /** What is typed for the source's own. */
    String SOURCE_NAME = "source";

    /** Whatever the source has. */
    Aspect SOURCE = new OfSource();

    /** For file names, where a colon is not allowed everywhere: {@code 9x16}. */
    String fileText();

    /**
     * Reads {@code 9:16}, {@code 9x16} or {@code source}.
     *
     * @throws InputException if the text is neither
     */
    static Aspect parse(String text) {
        return text.strip().equalsIgnoreCase(SOURCE_NAME) ? SOURCE : AspectRatio.parse(text);
    }

    /** The source's own, whatever that is. */
    record OfSource() implements Aspect {
        @Override
        public String fileText() {
            return SOURCE_NAME;
        }

        @Override
        public String toString() {
            return SOURCE_NAME;
        }
    }
}
