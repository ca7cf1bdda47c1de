package com.cliply.engine.language;

import com.cliply.engine.error.StudioException;
import com.cliply.engine.net.HttpGateway;
import com.cliply.engine.net.ServiceChoice;
import com.cliply.engine.net.ServiceKey;
import com.cliply.engine.net.ServiceKeys;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes editors as an installation is set up. */
public final class Editors {
    private Editors() {}

    /**
     * The editor of this choice, who is asked nothing yet; empty if there shall be none.
     *
     * @param notices as {@link Editor} has them
     */
    public static Optional<Editor> from(
            ServiceChoice choice, ServiceKeys keys, HttpGateway gateway, Consumer<StudioException> notices) {
        return choice.endpoint()
                .map(endpoint ->
                        new LanguageModel(endpoint, choice.model(), () -> keys.find(ServiceKey.LANGUAGE), gateway))
                .map(model -> new Editor(model, notices));
    }
}
