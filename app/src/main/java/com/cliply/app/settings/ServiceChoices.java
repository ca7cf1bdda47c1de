package com.cliply.app.settings;

import com.cliply.engine.net.Endpoint;
import com.cliply.engine.net.ServiceChoice;
import java.util.Optional;

/**
 * Which services may be asked. Those that write down speech are there to be named, and used only when they are; the language model
 * is off until somebody gives its address.
 *
 * @param language judges moments and finds words for them
 * @param openAi writes down speech, as OpenAI's does
 * @param deepgram writes down speech, as Deepgram's does
 */
public record ServiceChoices(ServiceChoice language, ServiceChoice openAi, ServiceChoice deepgram) {
    static ServiceChoices usual() {
        return new ServiceChoices(
                new ServiceChoice(Optional.empty(), "default"),
                new ServiceChoice(Optional.of(Endpoint.parse("https://api.openai.com")), "whisper-1"),
                new ServiceChoice(Optional.of(Endpoint.parse("https://api.deepgram.com")), "nova-3"));
    }
}
