package com.cliply.app.cli;

/** What came of asking for a data folder. */
public sealed interface Opening {
    /** It is open here. */
    record Here(OpenStudio studio) implements Opening {}

    /** Another process holds it and has done the whole command, with what it prints; this is how it ended. */
    record DoneThere(int exitCode) implements Opening {}
}
