package com.cliply.engine.net;

import java.net.InetAddress;

/** Which addresses belong to this machine or the network around it. */
final class PrivateAddresses {
    private PrivateAddresses() {}

    /**
     * Loopback, the private ranges of RFC 1918, link-local ones, the shared range of RFC 6598 that private overlay networks use,
     * and unique local ones of RFC 4193.
     */
    static boolean isPrivate(InetAddress address) {
        if (address.isLoopbackAddress() || address.isSiteLocalAddress() || address.isLinkLocalAddress()) return true;
        var bytes = address.getAddress();
        return bytes.length == 4 ? (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64 : (bytes[0] & 0xfe) == 0xfc;
    }
}
