package com.cliply.engine.net;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a service answers: {@code https} anywhere, {@code http} only on this machine and in the network around it.
 *
 * @param base without a slash at its end
 */
public record Endpoint(URI base) {
    private static final int LONGEST = 2_048;
    private static final Pattern VERSION = Pattern.compile(".*/v\\d{1,2}");
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|\\[.*]");

    /**
     * Reads an address as a person writes it.
     *
     * @throws InputException with {@link ErrorCode#SERVICE_ADDRESS} if it is none that may be used
     */
    public static Endpoint parse(String text) {
        var written = text.strip();
        if (written.length() > LONGEST) throw refused("it", "it is too long");
        try {
            var uri = new URI(written);
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            // Not repeated in the sentence: whoever puts a password there would read it in a log.
            if (uri.getRawUserInfo() != null)
                throw refused("it", "it holds a user name or password; set a key instead");
            if (uri.getRawQuery() != null || uri.getRawFragment() != null)
                throw refused("it", "it must end before any ? or #");
            if (!scheme.equals("http") && !scheme.equals("https"))
                throw refused(written, "it does not begin with https://");
            if (uri.getHost() == null) throw refused(written, "it names no host");
            if (uri.getPort() == 0 || uri.getPort() > 65_535) throw refused(written, "there is no such port");
            var endpoint = new Endpoint(URI.create(withoutSlash(written)));
            if (scheme.equals("http") && endpoint.literal().isPresent() && !endpoint.isNear())
                throw refused(written, "outside of your own network it must be https");
            return endpoint;
        } catch (URISyntaxException unreadable) {
            throw refused("it", "it is not an address");
        }
    }

    private static InputException refused(String written, String why) {
        return new InputException(ErrorCode.SERVICE_ADDRESS, written, why);
    }

    private static String withoutSlash(String written) {
        var end = written.length();
        while (end > 0 && written.charAt(end - 1) == '/') end--;
        return written.substring(0, end);
    }

    /** The place below it: {@code /v1/listen}, whether or not the {@code /v1} stands in the address already. */
    public URI at(String path) {
        var start =
                path.startsWith("/v1/") && VERSION.matcher(base.getRawPath()).matches() ? 3 : 0;
        return URI.create(base + path.substring(start));
    }

    /** The host, as it is shown to people. */
    public String host() {
        return base.getHost();
    }

    /** Whether what is sent there stays on this machine or in the network around it; without {@code https} it always does. */
    public boolean isNear() {
        return literal().map(PrivateAddresses::isPrivate).orElseGet(() -> isPlain() || isLocalName(host()));
    }

    boolean isPlain() {
        return isPlain(base);
    }

    static boolean isPlain(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme());
    }

    private static boolean isLocalName(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.endsWith(".localhost");
    }

    /** The numeric address, if it is one; names are asked for when they are used. */
    private Optional<InetAddress> literal() {
        if (!LITERAL.matcher(host()).matches()) return Optional.empty();
        try {
            return Optional.of(InetAddress.getByName(host()));
        } catch (UnknownHostException noNumber) {
            throw refused(host(), "there is no such host");
        }
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
