package com.cliply.engine.net;

import java.net.UnknownHostException;

/** A name that was to be spoken to in the open belongs to a machine outside of the own network. */
final class NotNearException extends UnknownHostException {
    NotNearException(String host) {
        super(host);
    }
}
