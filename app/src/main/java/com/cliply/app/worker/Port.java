package com.cliply.app.worker;

import com.cliply.engine.Stores;
import com.cliply.engine.job.Transactions;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of the stores as the other process may ask it: by the methods of its interface and no others.
 *
 * @param type the interface
 * @param target who answers
 */
record Port(Class<?> type, Object target) {
    private static final String TRANSACTIONS = "transactions";

    /** All of them by their names. */
    static Map<String, Port> of(Stores stores) {
        return components().collect(Collectors.toUnmodifiableMap(RecordComponent::getName, component -> {
            try {
                return new Port(component.getType(), component.getAccessor().invoke(stores));
            } catch (ReflectiveOperationException broken) {
                throw new IllegalStateException(broken);
            }
        }));
    }

    static Transactions transactions(Map<String, Port> ports) {
        return (Transactions) Objects.requireNonNull(ports.get(TRANSACTIONS)).target();
    }

    /**
     * The stores of a process that has none.
     *
     * @param remote makes who asks elsewhere, by name and interface
     */
    static Stores stores(Function<RecordComponent, Object> remote) {
        var types = components().map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return Stores.class
                    .getConstructor(types)
                    .newInstance(components().map(remote).toArray());
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Stream<RecordComponent> components() {
        return Stream.of(Stores.class.getRecordComponents());
    }

    Method method(String name, List<String> types) {
        return Stream.of(type.getMethods())
                .filter(method ->
                        method.getName().equals(name) && typesOf(method).equals(types))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(type.getSimpleName() + " has no " + name + types));
    }

    static List<String> typesOf(Method method) {
        return Stream.of(method.getParameterTypes()).map(Class::getName).toList();
    }
}
