package com.cliply.app.cli;

import com.cliply.app.cli.Interruption.Wish;
import java.lang.reflect.Proxy;
import java.util.Map;

/**
 * Hears Ctrl-C and its kin. A shutdown hook would hear them too, but it runs when the process is already on its way out with
 * the exit code of the JVM's choice, beside the hooks of all libraries; here the main thread stays in charge, tidies up, and
 * ends with a code of ours. The class that can do this is no official part of the JDK, therefore it is called by name.
 */
public final class Signals {
    private static final Map<String, Wish> SIGNALS = Map.of("INT", Wish.CANCEL, "TERM", Wish.LEAVE, "HUP", Wish.LEAVE);

    private Signals() {}

    /** The second signal ends the process at once. */
    static void tell(Interruption interruption) {
        SIGNALS.forEach((name, wish) -> listen(name, () -> {
            if (!interruption.request(wish)) Runtime.getRuntime().halt(ExitCode.CANCELLED.number());
        }));
    }

    /** For a process that ends when another one says so: what is typed at the terminal is meant for that other one. */
    public static void ignore() {
        SIGNALS.keySet().forEach(name -> listen(name, () -> {}));
    }

    private static void listen(String name, Runnable heard) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var listener = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, values) -> {
                        return switch (method.getName()) {
                            case "handle" -> {
                                heard.run();
                                yield null;
                            }
                            case "hashCode" -> System.identityHashCode(proxy);
                            case "equals" ->
                                values != null && System.identityHashCode(proxy) == System.identityHashCode(values[0]);
                            default -> name;
                        };
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), listener);
        } catch (ReflectiveOperationException | RuntimeException unheard) {
            // Windows has no HUP, and a JVM started with -Xrs keeps its signals: then Java's own way of ending holds.
            return;
        }
    }
}
