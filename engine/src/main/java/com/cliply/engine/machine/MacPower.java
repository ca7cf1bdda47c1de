package com.cliply.engine.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** What macOS' own program for power settings says. */
final class MacPower implements PowerSource {
    private static final String[] QUESTION = {"/usr/bin/pmset", "-g", "batt"};
    private static final int PATIENCE_SECONDS = 2;
    private static final int LONGEST_ANSWER = 4096;

    @Override
    public State state() {
        try {
            var program = new ProcessBuilder(QUESTION)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                program.getOutputStream().close();
                // It fits into the pipe, so that nobody waits for anybody.
                if (!program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) return State.UNKNOWN;
                return read(new String(program.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8));
            } finally {
                program.destroyForcibly();
            }
        } catch (IOException noSuchProgram) {
            return State.UNKNOWN;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return State.UNKNOWN;
        }
    }

    /** Its first line is as {@code Now drawing from 'AC Power'}; a Mac without a battery says so too. */
    static State read(String answer) {
        if (answer.contains("'Battery Power'")) return State.BATTERY;
        return answer.contains("'AC Power'") ? State.MAINS : State.UNKNOWN;
    }
}
