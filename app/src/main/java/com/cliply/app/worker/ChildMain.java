package com.cliply.app.worker;

import com.cliply.engine.Stores;
import com.cliply.engine.event.Events;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.Transactions;
import com.cliply.engine.machine.ThreadPriority;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.function.BiFunction;
import org.slf4j.LoggerFactory;

/** The child's side: runs the handler of one attempt, whose stores and context are in the host. */
public final class ChildMain {
    /** The first word by which the program is told to be a child. */
    public static final String WORD = "run-attempt";

    private ChildMain() {}

    /**
     * Serves one attempt.
     *
     * @param in from the host
     * @param out to the host; nothing else may write there
     * @param handlers what can be done, with these stores and for these listeners
     * @param hostGone ends this process at once: nobody waits for its work, and its changes could not be kept
     */
    public static void serve(
            InputStream in, OutputStream out, BiFunction<Stores, Events, JobHandlers> handlers, Runnable hostGone)
            throws IOException {
        ThreadPriority.lowerOwn();
        var host = new Host(new Line(in, out), hostGone);
        var events = new Events();
        var _ = events.subscribe(event -> host.tell(new Message.News(event)));
        var begin = host.begin();
        var work = handlers.apply(stores(host), events);
        Message end = new Message.Returned();
        try {
            work.run(begin.kind(), new RemoteContext(host, begin.job(), begin.attempt()));
        } catch (Throwable error) {
            LoggerFactory.getLogger(ChildMain.class).warn("the attempt failed", error);
            end = Failure.told(error);
        }
        host.tell(end);
    }

    private static Stores stores(Host host) {
        return Port.stores(component ->
                component.getType() == Transactions.class ? new RemoteTransactions(host) : remote(component, host));
    }

    private static Object remote(RecordComponent component, Host host) {
        var type = component.getType();
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class)
                return switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> System.identityHashCode(proxy) == System.identityHashCode(arguments[0]);
                    default -> component.getName() + " of the host";
                };
            return host.call(component.getName(), method, arguments);
        });
    }
}
