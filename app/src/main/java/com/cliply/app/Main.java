package com.cliply.app;

import com.cliply.app.cli.Cli;
import com.cliply.app.cli.CliContext;
import com.cliply.app.cli.Interruption;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;

/** Where the program begins and ends. */
public final class Main {
    private Main() {}

    public static void main(String[] words) {
        System.exit(run(words));
    }

    private static int run(String[] words) {
        var userHome = Path.of(System.getProperty("user.home", "."));
        var config = AppConfig.of(System.getenv(), System.getProperty("os.name", ""), userHome);
        var clock = InstantSource.system();
        try (var door = new FrontDoor(clock, userHome, System.getenv())) {
            var cli = new Cli(new CliContext(
                    door,
                    SystemTerminal.of(System.getenv()),
                    config.dataFolder(),
                    Path.of("").toAbsolutePath(),
                    clock,
                    ZoneId.systemDefault(),
                    new Interruption(),
                    true));
            var code = cli.run(words);
            door.serveGuests(cli::tellOfGuests);
            return code;
        }
    }
}
