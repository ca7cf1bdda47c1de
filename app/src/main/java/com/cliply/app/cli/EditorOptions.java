package com.cliply.app.cli;

import picocli.CommandLine.Option;

/** What a language model is asked. */
final class EditorOptions {
    @Option(
            names = "--rerank",
            description = "Have the language model of the setting language.endpoint judge the moments. Sentences of the"
                    + " transcript are sent to it.")
    boolean rerank;

    @Option(
            names = "--titles",
            description =
                    "Have that language model write titles and hashtags. Sentences of the transcript are sent to it.")
    boolean titles;

    boolean any() {
        return rerank || titles;
    }
}
