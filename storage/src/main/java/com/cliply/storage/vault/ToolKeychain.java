package com.cliply.storage.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** A keychain that the system's own command-line tool reaches. No secret stands on a command line, and there is no shell. */
final class ToolKeychain implements Keychain {
    private static final String SERVICE = "cliply-studio";
    private static final int LONGEST = 4_096;
    private static final byte[] NOTHING = {};

    private final Function<String, Order> finding;
    private final Function<String, Order> storing;

    /**
     * A call of the tool.
     *
     * @param before what goes to its standard input before the secret
     * @param after what goes there after it
     */
    private record Order(List<String> words, String before, String after) {}

    private ToolKeychain(Function<String, Order> finding, Function<String, Order> storing) {
        this.finding = finding;
        this.storing = storing;
    }

    /** The Secret Service (GNOME Keyring, KWallet) by libsecret's tool. */
    static ToolKeychain secretService(String tool) {
        return new ToolKeychain(
                name -> new Order(List.of(tool, "lookup", "service", SERVICE, "installation", name), "", ""),
                name -> new Order(
                        List.of(tool, "store", "--label=Cliply Studio", "service", SERVICE, "installation", name),
                        "",
                        ""));
    }

    /** The login keychain of macOS; its tool reads whole commands from standard input, so that no secret is an argument. */
    static ToolKeychain mac(String tool) {
        return new ToolKeychain(
                name -> new Order(List.of(tool, "find-generic-password", "-s", SERVICE, "-a", name, "-w"), "", ""),
                name -> new Order(
                        List.of(tool, "-i"),
                        String.format(Locale.ROOT, "add-generic-password -U -s %s -a %s -w ", SERVICE, name),
                        "\n"));
    }

    @Override
    public Optional<Secret> find(String name) throws IOException {
        var order = finding.apply(name);
        var said = run(order, NOTHING);
        return said.length() == 0 ? Optional.empty() : Optional.of(said);
    }

    @Override
    public void store(String name, Secret text) throws IOException {
        var order = storing.apply(name);
        var before = order.before().getBytes(StandardCharsets.US_ASCII);
        var after = order.after().getBytes(StandardCharsets.US_ASCII);
        var input = new byte[before.length + text.length() + after.length];
        System.arraycopy(before, 0, input, 0, before.length);
        System.arraycopy(text.bytes(), 0, input, before.length, text.length());
        System.arraycopy(after, 0, input, before.length + text.length(), after.length);
        try {
            run(order, input).close();
        } finally {
            Arrays.fill(input, (byte) 0);
        }
    }

    /** What the tool says, without the end of the line; nothing if it ends with an error. */
    private static Secret run(Order order, byte[] input) throws IOException {
        var process = new ProcessBuilder(order.words())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            try (var in = process.getOutputStream()) {
                in.write(input);
            } catch (IOException deaf) {
                // A tool that wants no input may have closed its end; how it ends tells whether all was well.
                if (input.length > 0) throw deaf;
            }
            // Waiting can be interrupted, reading cannot; what a tool says of a key fits into the pipe.
            var failed = process.waitFor() != 0;
            var said = process.getInputStream().readNBytes(LONGEST);
            var length = failed ? 0 : said.length;
            while (length > 0 && Character.isWhitespace(said[length - 1])) length--;
            var text = Secret.of(Arrays.copyOf(said, length));
            Arrays.fill(said, (byte) 0);
            if (failed && input.length > 0) throw new IOException("the keychain refused to store");
            return text;
        } catch (InterruptedException late) {
            Thread.currentThread().interrupt();
            throw new IOException("the keychain did not answer in time", late);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
