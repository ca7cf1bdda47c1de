package com.cliply.app.cli;

import com.cliply.app.cli.Terminal.Style;
import com.cliply.engine.backup.RecoveryKey;
import java.util.Optional;

/** Shows a new recovery key, the one time that it is shown: on the terminal, and never in a log. */
final class RecoveryKeyNotice {
    private RecoveryKeyNotice() {}

    static void show(Desk desk, Optional<RecoveryKey> firstKey) {
        if (firstKey.isEmpty()) return;
        var terminal = desk.terminal();
        desk.answer("");
        for (var line : DisplayText.wrap(desk.texts().text("recovery.shown"), terminal.width())) desk.answer(line);
        desk.answer("");
        desk.answer("    " + terminal.onOut(Style.STRONG, firstKey.get().groups()));
        desk.answer("");
        for (var line : DisplayText.wrap(desk.texts().text("recovery.keep"), terminal.width())) desk.answer(line);
    }
}
