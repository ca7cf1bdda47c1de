package com.cliply.app;

import com.cliply.app.cli.Terminal;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The terminal that this process was started from, if it was. */
final class SystemTerminal {
    private static final int IN = 0;
    private static final int OUT = 1;
    private static final int ERR = 2;

    private SystemTerminal() {}

    static Terminal of(Map<String, String> environment) {
        var device = new TerminalDevice();
        var dumb = "dumb".equals(environment.get("TERM"));
        var out = device.isTerminal(OUT);
        var err = device.isTerminal(ERR) && !dumb;
        var noColor = environment.get("NO_COLOR");
        var errors = writer(FileDescriptor.err, "stderr.encoding");
        return new Terminal(
                writer(FileDescriptor.out, "stdout.encoding"),
                errors,
                out,
                err,
                !dumb && (noColor == null || noColor.isEmpty()),
                () -> columns(environment.get("COLUMNS"), device, out || err),
                question ->
                        device.isTerminal(IN) && device.isTerminal(ERR) ? answer(question, errors) : Optional.empty());
    }

    /** The question goes where errors go, so that it is seen while the output is written to a file. */
    private static Optional<String> answer(String question, PrintWriter errors) {
        errors.print(question);
        errors.flush();
        try {
            var typed = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return Optional.of(typed == null ? "" : typed);
        } catch (IOException gone) {
            return Optional.of("");
        }
    }

    private static int columns(@Nullable String wished, TerminalDevice device, boolean terminal) {
        if (wished != null && wished.matches("[1-9]\\d{1,3}")) return Integer.parseInt(wished);
        return terminal ? device.columns() : Terminal.PLAIN_COLUMNS;
    }

    /** A program that cannot say a name has no use: where the locale knows only ASCII, UTF-8 is meant nearly always. */
    private static PrintWriter writer(FileDescriptor descriptor, String encodingProperty) {
        var name = System.getProperty(encodingProperty, "UTF-8");
        var charset = Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
        if (!charset.newEncoder().canEncode('━')) charset = StandardCharsets.UTF_8;
        return new PrintWriter(new FileOutputStream(descriptor), false, charset);
    }
}
