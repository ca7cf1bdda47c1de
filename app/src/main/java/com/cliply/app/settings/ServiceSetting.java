package com.cliply.app.settings;

import com.cliply.engine.error.InputException;
import com.cliply.engine.net.Endpoint;
import com.cliply.engine.net.ServiceChoice;
import java.util.Locale;
import java.util.Optional;

/** The address or the model of one service, as text. */
enum ServiceSetting {
    LANGUAGE_ADDRESS,
    LANGUAGE_MODEL,
    OPENAI_ADDRESS,
    OPENAI_MODEL,
    DEEPGRAM_ADDRESS,
    DEEPGRAM_MODEL;

    private static final String OFF = "off";

    String in(ServiceChoices choices) {
        var choice = choice(choices);
        return isAddress() ? choice.endpoint().map(Endpoint::toString).orElse(OFF) : choice.model();
    }

    /** Throws an IllegalArgumentException if the text is no value of it. */
    ServiceChoices set(ServiceChoices choices, String text) {
        var old = choice(choices);
        var choice = isAddress() ? old.with(endpoint(text)) : old.with(text);
        return switch (this) {
            case LANGUAGE_ADDRESS, LANGUAGE_MODEL -> new ServiceChoices(choice, choices.openAi(), choices.deepgram());
            case OPENAI_ADDRESS, OPENAI_MODEL -> new ServiceChoices(choices.language(), choice, choices.deepgram());
            case DEEPGRAM_ADDRESS, DEEPGRAM_MODEL -> new ServiceChoices(choices.language(), choices.openAi(), choice);
        };
    }

    private boolean isAddress() {
        return switch (this) {
            case LANGUAGE_ADDRESS, OPENAI_ADDRESS, DEEPGRAM_ADDRESS -> true;
            case LANGUAGE_MODEL, OPENAI_MODEL, DEEPGRAM_MODEL -> false;
        };
    }

    private ServiceChoice choice(ServiceChoices choices) {
        return switch (this) {
            case LANGUAGE_ADDRESS, LANGUAGE_MODEL -> choices.language();
            case OPENAI_ADDRESS, OPENAI_MODEL -> choices.openAi();
            case DEEPGRAM_ADDRESS, DEEPGRAM_MODEL -> choices.deepgram();
        };
    }

    private static Optional<Endpoint> endpoint(String text) {
        if (text.toLowerCase(Locale.ROOT).equals(OFF)) return Optional.empty();
        try {
            return Optional.of(Endpoint.parse(text));
        } catch (InputException refused) {
            throw new IllegalArgumentException(String.valueOf(refused.getMessage()), refused);
        }
    }
}
