package com.cliply.storage.job;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this machine calls itself, so that one machine's pace is not taken for another's. */
final class MachineName {
    private static final int LONGEST = 200;

    private MachineName() {}

    static String own() {
        try {
            var name = InetAddress.getLocalHost().getHostName();
            return name.substring(0, Math.min(name.length(), LONGEST));
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
