package com.cliply.app.cli;

/** Shows progress while a command works; used by one thread. */
interface ProgressView extends AutoCloseable {
    /** Shows nothing. */
    ProgressView NONE = new ProgressView() {
        @Override
        public void show(Progress progress) {}

        @Override
        public void note(String line) {}

        @Override
        public void close() {}
    };

    void show(Progress progress);

    /** A line that stays. */
    void note(String line);

    /** Leaves the terminal as it should be for what comes next. */
    @Override
    void close();
}
