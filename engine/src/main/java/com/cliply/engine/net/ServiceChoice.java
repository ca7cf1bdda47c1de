package com.cliply.engine.net;

import java.util.Optional;

/**
 * Which service a person has chosen for something.
 *
 * @param endpoint empty if it shall not be used
 * @param model as the service calls it
 */
public record ServiceChoice(Optional<Endpoint> endpoint, String model) {
    private static final int LONGEST_MODEL = 200;

    public ServiceChoice {
        if (model.isBlank() || model.length() > LONGEST_MODEL || model.chars().anyMatch(Character::isISOControl))
            throw new IllegalArgumentException("model");
    }

    public ServiceChoice with(Optional<Endpoint> newEndpoint) {
        return new ServiceChoice(newEndpoint, model);
    }

    public ServiceChoice with(String newModel) {
        return new ServiceChoice(endpoint, newModel);
    }
}
