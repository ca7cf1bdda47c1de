package com.cliply.app.worker;

import com.cliply.engine.job.Transactions;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Transactions that the host holds open while the child makes its changes. */
final class RemoteTransactions implements Transactions {
    private final Host host;

    RemoteTransactions(Host host) {
        this.host = host;
    }

    @Override
    public <T> T inTransaction(Supplier<T> changes) {
        return within(Message.Bracket.TRANSACTION, changes);
    }

    @Override
    public <T> T durably(Supplier<T> changes) {
        return within(Message.Bracket.TRANSACTION_DURABLY, changes);
    }

    @Override
    public boolean underWay() {
        return host.underWay();
    }

    @SuppressWarnings("NullAway") // null only if the changes gave it
    private <T> T within(Message.Bracket bracket, Supplier<T> changes) {
        var result = new AtomicReference<T>();
        host.within(bracket, () -> result.set(changes.get()));
        return result.get();
    }
}
