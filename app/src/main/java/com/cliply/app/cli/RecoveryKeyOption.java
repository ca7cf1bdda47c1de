package com.cliply.app.cli;

import com.cliply.engine.backup.RecoveryKey;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a recovery key is handed over: typed or in a file, but never as a word of the command line, which others can see. */
final class RecoveryKeyOption {
    private static final int LONGEST_FILE = 4_096;

    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec command;

    @Option(names = "--recovery-key", description = "Ask for the recovery key, without showing what is typed.")
    boolean ask;

    @Option(names = "--recovery-key-file", paramLabel = "FILE", description = "Read the recovery key from a file.")
    @Nullable
    Path file;

    /** The key that was handed over, which the caller closes; empty if none was. */
    Optional<RecoveryKey> read(Desk desk) {
        char[] typed;
        if (file != null) typed = content(desk.absolute(file));
        else if (ask)
            typed = desk.door()
                    .askSecret(desk.texts().text("recovery.ask"))
                    .orElseThrow(() -> nobody(desk.texts().text("recovery.nobody")));
        else return Optional.empty();
        try {
            return Optional.of(RecoveryKey.parse(typed));
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private ParameterException nobody(String sentence) {
        if (command == null) throw new IllegalStateException("not mixed into a command: " + sentence);
        return new ParameterException(command.commandLine(), sentence);
    }

    private static char[] content(Path file) {
        try {
            if (Files.size(file) > LONGEST_FILE)
                throw new InputException(ErrorCode.RECOVERY_KEY_MISTYPED, file + " is too long");
            var bytes = Files.readAllBytes(file);
            var chars = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
            Arrays.fill(bytes, (byte) 0);
            return copied(chars);
        } catch (NoSuchFileException missing) {
            throw new InputException(ErrorCode.FILE_NOT_FOUND, missing, file.toString());
        } catch (IOException unreadable) {
            throw new InputException(ErrorCode.FILE_NOT_READABLE, unreadable, file.toString());
        }
    }

    private static char[] copied(CharBuffer chars) {
        var copy = new char[chars.remaining()];
        chars.get(copy);
        if (chars.hasArray()) Arrays.fill(chars.array(), '\0');
        return copy;
    }
}
