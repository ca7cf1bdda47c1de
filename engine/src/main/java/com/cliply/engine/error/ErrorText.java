package com.cliply.engine.error;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What a creator reads: one sentence about what happened and one about what to do next. */
public record ErrorText(String sentence, String advice) {
    /**
     * Puts the facts into the sentences of a code.
     *
     * @param facts what the sentence names, such as the file; missing ones show as an ellipsis
     */
    public static ErrorText of(ErrorCode code, List<String> facts, Locale locale) {
        var bundle = ResourceBundle.getBundle("com.cliply.engine.error.errors", locale);
        return new ErrorText(
                filled(bundle.getString(code.id() + ".sentence"), facts, locale),
                filled(bundle.getString(code.id() + ".advice"), facts, locale));
    }

    /** Both behind each other, as within a longer text. */
    public String whole() {
        var ended = sentence.endsWith(".") || sentence.endsWith("?") || sentence.endsWith("!");
        return sentence + (ended ? " " : ". ") + advice;
    }

    private static String filled(String pattern, List<String> facts, Locale locale) {
        var values = new Object[] {"…", "…", "…"};
        for (int index = 0; index < Math.min(values.length, facts.size()); index++) values[index] = facts.get(index);
        return new MessageFormat(pattern, locale).format(values);
    }
}
