package com.cliply.app.cli;

import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of a command in its help: those of each kind under a heading of their own, behind those of the command itself. */
final class GroupedOptions implements IHelpSectionRenderer {
    /** The kinds, by the class that holds their options, in the order in which they are shown. */
    private static final List<Map.Entry<Class<?>, String>> KINDS = List.of(
            Map.entry(FileOptions.class, "Files"),
            Map.entry(FindOptions.class, "Search"),
            Map.entry(ImportOptions.class, "What an audience did"),
            Map.entry(WeighOptions.class, "Weighing"),
            Map.entry(EditorOptions.class, "Language model"));

    private static final Comparator<OptionSpec> BY_NAME =
            Comparator.comparing(option -> option.longestName().replaceFirst("^-+", ""));

    @Override
    public String render(Help help) {
        var own = new ArrayList<>(help.commandSpec().options());
        var text = new StringBuilder();
        for (var kind : KINDS) {
            var theirs = of(kind.getKey(), help.commandSpec());
            own.removeAll(theirs);
            if (!theirs.isEmpty()) text.append(heading(kind.getValue(), help)).append(list(theirs, help));
        }
        if (text.isEmpty()) return help.optionList();
        return heading("Options", help) + list(own, help) + text;
    }

    private static List<OptionSpec> of(Class<?> kind, CommandSpec command) {
        return command.options().stream()
                .filter(option -> option.userObject() instanceof Member member && member.getDeclaringClass() == kind)
                .toList();
    }

    private static String heading(String name, Help help) {
        return help.createHeading("%n@|bold " + name + ":|@%n");
    }

    /** In columns that are the same under all headings. */
    private static String list(List<OptionSpec> options, Help help) {
        var layout = help.createDefaultLayout();
        layout.addOptions(options.stream().sorted(BY_NAME).toList(), help.parameterLabelRenderer());
        return layout.toString();
    }
}
