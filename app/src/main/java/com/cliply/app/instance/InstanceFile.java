package com.cliply.app.instance;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;

/**
 * Where the holder of a data folder is found: {@code instance.properties} in that folder, for its owner's eyes only. One that a
 * dead process left behind harms nobody: whoever gets the folder replaces it.
 *
 * @param address of the loopback
 * @param pid of the holder
 * @param version of the product
 */
public record InstanceFile(InetAddress address, int port, Token token, long pid, String version) {
    static final String NAME = "instance.properties";
    private static final int LONGEST = 4 << 10;
    private static final int HIGHEST_PORT = 65_535;

    void write(Path folder) throws IOException {
        var text = "# Where the Cliply that holds this folder listens. Remove nothing: it does so itself.\n"
                + "address=" + address.getHostAddress() + "\nport=" + port + "\ntoken=" + token.hex() + "\npid=" + pid
                + "\nversion=" + version + "\n";
        var part = folder.resolve(NAME + "." + UUID.randomUUID() + ".part");
        try {
            try (var file = Files.newByteChannel(
                    part,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    OwnerOnly.attributes(folder))) {
                var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) file.write(bytes);
            }
            Files.move(part, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Nothing if there is none, if it is not of this user alone, or if it is none of ours. */
    public static Optional<InstanceFile> read(Path folder) {
        var file = folder.resolve(NAME);
        try {
            var about = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!about.isRegularFile() || about.size() > LONGEST || !OwnerOnly.holdsFor(file)) return Optional.empty();
            var properties = new Properties();
            properties.load(new StringReader(Files.readString(file)));
            return of(properties);
        } catch (IOException | IllegalArgumentException unreadable) {
            // It may go or be replaced while we look.
            return Optional.empty();
        }
    }

    private static Optional<InstanceFile> of(Properties properties) {
        var address = InetAddress.ofLiteral(properties.getProperty("address", ""));
        var port = Integer.parseInt(properties.getProperty("port", ""));
        var pid = Long.parseLong(properties.getProperty("pid", ""));
        var version = properties.getProperty("version", "");
        if (!address.isLoopbackAddress() || port < 1 || port > HIGHEST_PORT) return Optional.empty();
        return Token.parse(properties.getProperty("token", ""))
                .map(token -> new InstanceFile(address, port, token, pid, version));
    }

    /** Takes it away, unless somebody else has replaced it. */
    void remove(Path folder) throws IOException {
        if (read(folder).filter(equal -> equal.token().equals(token)).isPresent())
            Files.deleteIfExists(folder.resolve(NAME));
    }
}
