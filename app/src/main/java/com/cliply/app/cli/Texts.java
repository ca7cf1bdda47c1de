package com.cliply.app.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of the command line. */
final class Texts {
    private final Locale locale;
    private final ResourceBundle bundle;

    Texts(Locale locale) {
        this.locale = locale;
        // Like every bundle of the house, it exists in English first; the machine's language must not change it.
        bundle = ResourceBundle.getBundle(
                "com.cliply.app.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    Locale locale() {
        return locale;
    }

    boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** The values are put in as they are; numbers are formatted by who gives them. */
    String text(String key, Object... values) {
        var words = new Object[values.length];
        for (int index = 0; index < values.length; index++) words[index] = String.valueOf(values[index]);
        return new MessageFormat(bundle.getString(key), locale).format(words);
    }

    /** The text for one thing under {@code key.one}, for none or several under {@code key.many}. */
    String counted(String key, long count, Object... more) {
        var values = new Object[more.length + 1];
        values[0] = count;
        System.arraycopy(more, 0, values, 1, more.length);
        return text(key + (count == 1 ? ".one" : ".many"), values);
    }
}
