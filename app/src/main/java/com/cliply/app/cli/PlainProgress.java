package com.cliply.app.cli;

/** For logs and pipes: a line for each new stage, and one for every tenth of it. */
final class PlainProgress implements ProgressView {
    private static final int STEPS = 10;
    private final Terminal terminal;
    private String shown = "";
    private int step;

    PlainProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void show(Progress progress) {
        var what = progress.stage() + (progress.subject().isEmpty() ? "" : ": " + progress.subject());
        var reached = (int) Math.floor(progress.fraction() * STEPS + 1e-9);
        if (what.equals(shown) && reached <= step) return;
        shown = what;
        step = reached;
        var line = new StringBuilder(DisplayText.harmless(what))
                .append(' ')
                .append(reached * STEPS)
                .append(" %");
        if (progress.speed() >= Progress.SLOWEST_SHOWN) line.append(' ').append(Figures.speed(progress.speed()));
        progress.left()
                .ifPresent(left -> line.append(' ').append(Figures.clock(left)).append(" left"));
        terminal.complain(line.toString());
    }

    @Override
    public void note(String line) {
        terminal.complain(DisplayText.harmless(line));
    }

    @Override
    public void close() {}
}
