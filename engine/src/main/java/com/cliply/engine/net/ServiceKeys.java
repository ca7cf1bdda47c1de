package com.cliply.engine.net;

import java.util.Map;
import java.util.Optional;

/** Where the keys of services are. */
public interface ServiceKeys {
    /** There are none. */
    ServiceKeys NONE = new ServiceKeys() {
        @Override
        public Optional<ApiKey> find(ServiceKey name) {
            return Optional.empty();
        }

        @Override
        public Optional<Origin> origin(ServiceKey name) {
            return Optional.empty();
        }
    };

    /** Those of the environment first, then those that are kept: who starts one process otherwise means it. */
    static ServiceKeys of(Map<String, String> environment, ServiceKeyStore kept) {
        return new ServiceKeys() {
            @Override
            public Optional<ApiKey> find(ServiceKey name) {
                return given(name).or(() -> kept.find(name));
            }

            @Override
            public Optional<Origin> origin(ServiceKey name) {
                if (given(name).isPresent()) return Optional.of(Origin.ENVIRONMENT);
                return kept.has(name) ? Optional.of(Origin.VAULT) : Optional.empty();
            }

            private Optional<ApiKey> given(ServiceKey name) {
                return ApiKey.of(environment.getOrDefault(name.variable(), ""));
            }
        };
    }

    /** Where a key comes from. */
    enum Origin {
        ENVIRONMENT,
        VAULT
    }

    /**
     * The key of this name, opened only now.
     *
     * @throws com.cliply.engine.error.StorageException if one is kept but cannot be opened
     */
    Optional<ApiKey> find(ServiceKey name);

    /** Where the key of this name would come from, without opening it; empty if there is none. */
    Optional<Origin> origin(ServiceKey name);
}
