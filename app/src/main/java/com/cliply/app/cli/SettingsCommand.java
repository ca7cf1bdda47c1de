package com.cliply.app.cli;

import com.cliply.app.settings.Setting;
import com.cliply.app.settings.Settings;
import com.cliply.app.settings.SettingsFile;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows and changes what can be decided about an installation. */
@Command(
        name = "settings",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Lists the settings, shows one, or changes it. Changes hold from the next start of the work.",
        footer = {
            "",
            "@|bold Examples:|@",
            "  cliply settings",
            "  cliply settings jobs.cores-held-back 2",
            "  cliply settings jobs.night \"22:00-06:00 Europe/Berlin\"",
            "  cliply settings jobs.night off"
        })
final class SettingsCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "KEY", description = "Which one; all without it.")
    String key = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "VALUE", description = "What it shall be.")
    @Nullable
    String value;

    @Mixin
    FormatOption format = new FormatOption();

    @Spec
    @Nullable
    CommandSpec spec;

    private final Desk desk;

    SettingsCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        var file = new SettingsFile(desk.dataFolder());
        if (key.isEmpty()) {
            list(file.read(), List.of(Setting.values()));
            return ExitCode.DONE.number();
        }
        var setting = Setting.named(key)
                .orElseThrow(() -> wrong(desk.texts()
                        .text(
                                "settings.unknown",
                                key,
                                String.join(
                                        ", ",
                                        Stream.of(Setting.values())
                                                .map(Setting::key)
                                                .toList()))));
        if (value != null) set(file, setting, value);
        if (format.json()) list(file.read(), List.of(setting));
        else if (value == null) desk.answer(setting.of(file.read()));
        else desk.done(desk.texts().text("settings.set", setting.key(), setting.of(file.read())));
        return ExitCode.DONE.number();
    }

    private void set(SettingsFile file, Setting setting, String text) {
        try {
            file.set(setting, text);
        } catch (IllegalArgumentException no) {
            throw wrong(desk.texts()
                    .text("settings.wrong." + setting.key(), setting.key(), text, setting.least(), setting.most()));
        }
    }

    private void list(Settings settings, List<Setting> some) {
        if (format.json()) {
            desk.printJson(some.stream().map(setting -> json(settings, setting)).toList());
            return;
        }
        var texts = desk.texts();
        var table = Table.of(
                texts.text("settings.table.key"),
                texts.text("settings.table.value"),
                texts.text("settings.table.meaning"));
        for (var setting : some)
            table.row(setting.key(), setting.of(settings), texts.text("settings.meaning." + setting.key()));
        table.print(desk.terminal());
    }

    private static Map<String, @Nullable Object> json(Settings settings, Setting setting) {
        return JsonOutput.object(
                "key", setting.key(),
                "value", setting.of(settings),
                "usual", setting.of(Settings.usual()));
    }

    private ParameterException wrong(String sentence) {
        if (spec == null) throw new IllegalStateException("not part of a command line");
        return new ParameterException(spec.commandLine(), sentence);
    }
}
