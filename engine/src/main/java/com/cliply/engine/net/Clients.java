package com.cliply.engine.net;

import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.OkHttpClient;

/** The two clients: one for {@code https}, one that speaks in the open and only to what is near. */
final class Clients {
    private static final int IDLE_CONNECTIONS = 2;
    private static final int IDLE_SECONDS = 30;

    private final OkHttpClient sealed;
    private final OkHttpClient open;

    Clients(HttpLimits limits) {
        sealed = new OkHttpClient.Builder()
                .connectTimeout(limits.connect())
                .readTimeout(limits.silence())
                .writeTimeout(limits.silence())
                .callTimeout(limits.call())
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
                // Both are decided by the gateway, which tells of each attempt.
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
        // Behind a proxy nobody here would see which machine is spoken to.
        open = sealed.newBuilder().proxy(Proxy.NO_PROXY).dns(Clients::near).build();
    }

    OkHttpClient of(ServiceRequest request) {
        return Endpoint.isPlain(request.uri()) ? open : sealed;
    }

    /** The addresses of a name, all of which are near: one that is not would be one that is chosen at the wrong moment. */
    private static List<InetAddress> near(String host) throws UnknownHostException {
        var found = Dns.SYSTEM.lookup(host);
        if (!found.stream().allMatch(PrivateAddresses::isPrivate)) throw new NotNearException(host);
        return found;
    }

    void close() {
        sealed.dispatcher().cancelAll();
        open.dispatcher().cancelAll();
        sealed.connectionPool().evictAll();
    }
}
