package com.cliply.app.health;

import com.cliply.engine.health.HealthCheck;
import com.cliply.engine.health.HealthFinding;
import com.cliply.engine.net.ServiceKey;
import com.cliply.engine.net.ServiceKeys;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which keys of services there are; none is opened, and none is missing as long as nobody wants its service. */
public final class ServiceKeysCheck implements HealthCheck {
    private static final String NAME = "services";
    private final Supplier<ServiceKeys> keys;

    public ServiceKeysCheck(Supplier<ServiceKeys> keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<HealthFinding> look() {
        var all = keys.get();
        return List.of(HealthFinding.ok(
                NAME,
                Stream.of(ServiceKey.values())
                        .map(key -> "Key for " + key.id() + ": " + words(key, all))
                        .collect(Collectors.joining("; ", "", "."))));
    }

    private static String words(ServiceKey key, ServiceKeys all) {
        return all.origin(key)
                .map(origin -> switch (origin) {
                    case ENVIRONMENT -> "set by " + key.variable();
                    case VAULT -> "kept encrypted";
                })
                .orElse("not set");
    }
}
