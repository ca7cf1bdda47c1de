package com.cliply.app.bench.planted;

import java.util.Locale;

/** What kind of video is made. */
public enum Genre {
    APPLAUSE("applause", true),
    CHEERING("cheer+action", true),
    LAUGHTER("meeting+laugh", false),
    ACTION("picture-only", true),
    HOOKS("transcript-only", true),
    GAME("game", true),
    PODCAST("podcast", true),
    LECTURE("noisy lecture", true),
    CALM("none (calm)", true),
    MUSIC_VIDEO("none (music video)", false);

    private final String title;
    private final boolean transcribed;

    Genre(String title, boolean transcribed) {
        this.title = title;
        this.transcribed = transcribed;
    }

    /** As it stands in tables. */
    public String title() {
        return title;
    }

    /**
     * A video of it, the same for the same seed.
     *
     * @param rounds how many highlights; each takes about 40 seconds
     */
    public PlantedVideo video(String split, long seed, int rounds) {
        var script = new Script(seed * 1_000_003 + name().hashCode());
        switch (this) {
            case APPLAUSE -> TalkGenres.applause(script, rounds);
            case CHEERING -> LivelyGenres.cheering(script, rounds);
            case LAUGHTER -> TalkGenres.laughter(script, rounds);
            case ACTION -> LivelyGenres.action(script, rounds);
            case HOOKS -> TalkGenres.hooks(script, rounds);
            case GAME -> LivelyGenres.game(script, rounds);
            case PODCAST -> TalkGenres.podcast(script, rounds);
            case LECTURE -> TalkGenres.lecture(script, rounds);
            case CALM -> TalkGenres.calm(script, rounds);
            case MUSIC_VIDEO -> LivelyGenres.musicVideo(script, rounds);
        }
        return script.film("planted_" + name().toLowerCase(Locale.ROOT), split, title, transcribed);
    }
}
