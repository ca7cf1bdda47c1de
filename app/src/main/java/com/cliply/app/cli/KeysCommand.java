package com.cliply.app.cli;

import com.cliply.engine.net.ApiKey;
import com.cliply.engine.net.ServiceKey;
import com.cliply.engine.net.ServiceKeys;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keeps the keys of services; never shows one, and never takes one as a word, which others can see. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Lists which keys of services are set. A key itself is never shown.",
        footer = {
            "",
            "@|bold Examples:|@",
            "  cliply keys",
            "  cliply keys set openai",
            "  cliply keys set deepgram < key.txt",
            "  cliply keys remove openai"
        })
final class KeysCommand implements Callable<Integer> {
    @Mixin
    FormatOption format = new FormatOption();

    private final Desk desk;

    KeysCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        var keys = desk.services().keys();
        if (format.json())
            desk.printJson(Stream.of(ServiceKey.values())
                    .map(key -> JsonOutput.object(
                            "key", key.id(),
                            "variable", key.variable(),
                            "from", keys.origin(key).map(KeysCommand::word).orElse(null)))
                    .toList());
        else print(keys);
        return ExitCode.DONE.number();
    }

    private void print(ServiceKeys keys) {
        var texts = desk.texts();
        var table =
                Table.of(texts.text("keys.table.key"), texts.text("keys.table.from"), texts.text("keys.table.meaning"));
        for (var key : ServiceKey.values())
            table.row(
                    key.id(),
                    texts.text(
                            "keys.from."
                                    + keys.origin(key).map(KeysCommand::word).orElse("nowhere"),
                            key.variable()),
                    texts.text("keys.meaning." + key.id()));
        table.print(desk.terminal());
    }

    private static String word(ServiceKeys.Origin origin) {
        return switch (origin) {
            case ENVIRONMENT -> "environment";
            case VAULT -> "vault";
        };
    }

    private static ServiceKey named(Desk desk, @Nullable CommandSpec spec, String name) {
        return ServiceKey.named(name)
                .orElseThrow(() -> wrong(
                        spec,
                        desk.texts()
                                .text(
                                        "keys.unknown",
                                        name,
                                        Stream.of(ServiceKey.values())
                                                .map(ServiceKey::id)
                                                .collect(Collectors.joining(", ")))));
    }

    private static ParameterException wrong(@Nullable CommandSpec spec, String sentence) {
        if (spec == null) throw new IllegalStateException("not part of a command line");
        return new ParameterException(spec.commandLine(), sentence);
    }

    /** Keeps a key. */
    @Command(
            name = "set",
            mixinStandardHelpOptions = true,
            versionProvider = ProductVersion.class,
            description =
                    "Keeps the key NAME, encrypted. It is asked for without being shown, or read from standard input.",
            footer = {"", "@|bold Examples:|@", "  cliply keys set openai", "  cliply keys set openai < key.txt"})
    static final class Set implements Callable<Integer> {
        @Parameters(paramLabel = "NAME", description = "Which one, as 'cliply keys' lists them.")
        String name = "";

        @Spec
        @Nullable
        CommandSpec spec;

        private final Desk desk;

        Set(Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() {
            var texts = desk.texts();
            var which = named(desk, spec, name);
            var services = desk.services();
            var key =
                    typed(texts.text("keys.ask", which.id())).orElseThrow(() -> wrong(spec, texts.text("keys.empty")));
            services.keptKeys().keep(which, key);
            desk.done(texts.text("keys.set", which.id()));
            if (services.keys().origin(which).equals(Optional.of(ServiceKeys.Origin.ENVIRONMENT)))
                desk.say("  " + texts.text("keys.overruled", which.variable()));
            return ExitCode.DONE.number();
        }

        private Optional<ApiKey> typed(String question) {
            var door = desk.door();
            var typed = door.askSecret(question).or(door::pipedSecret);
            try {
                return typed.flatMap(letters -> ApiKey.of(new String(letters)));
            } finally {
                typed.ifPresent(letters -> Arrays.fill(letters, '\0'));
            }
        }
    }

    /** Forgets a key. */
    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            versionProvider = ProductVersion.class,
            description = "Forgets the key NAME.",
            footer = {"", "@|bold Example:|@", "  cliply keys remove openai"})
    static final class Remove implements Callable<Integer> {
        @Parameters(paramLabel = "NAME", description = "Which one, as 'cliply keys' lists them.")
        String name = "";

        @Spec
        @Nullable
        CommandSpec spec;

        private final Desk desk;

        Remove(Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() {
            var which = named(desk, spec, name);
            var forgotten = desk.services().keptKeys().forget(which);
            if (forgotten) desk.done(desk.texts().text("keys.removed", which.id()));
            else desk.say(desk.texts().text("keys.none", which.id()));
            return ExitCode.DONE.number();
        }
    }
}
