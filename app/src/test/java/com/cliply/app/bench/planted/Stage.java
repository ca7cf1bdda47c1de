package com.cliply.app.bench.planted;

/** What several genres have in common. */
final class Stage {
    private Stage() {}

    /** Quiet shots of a few places, whatever is said meanwhile, for four minutes. */
    static void calmShots(Script script, int places) {
        var place = 0;
        for (var at = 0.0; at < 240; at += script.random.nextDouble(22, 42))
            script.shot(at, place++ % places, Motion.CALM);
    }

    /** One of the things that are louder than any highlight. */
    static void loudDecoy(Script script, Voice speaker) {
        var random = script.random;
        switch (random.nextInt(6)) {
            case 0, 1 -> script.decoy("music", Music.band(random.nextDouble(4, 7), random), random.nextDouble(0, 5));
            case 2 ->
                script.decoy("white noise", Noises.hiss(random.nextDouble(1.5, 3.5), random), random.nextDouble(0, 4));
            case 3 ->
                script.decoy("pink noise", Noises.pink(random.nextDouble(1.5, 3.5), random), random.nextDouble(0, 4));
            case 4 -> script.decoy("a slammed door", Noises.slam(random), random.nextDouble(5, 9));
            default -> script.shout(speaker);
        }
    }

    /** One to three sentences after a longer pause, at least four seconds: what the reaction is for. Returns their start. */
    static double setUp(Script script, Voice speaker) {
        script.pause(0.5, 0.9);
        var start = script.now();
        while (true) {
            script.say(speaker, script.sayings.dull());
            if (script.now() - start > 4) return start;
            script.pause(0.25, 0.4);
        }
    }

    /** A few white pictures, as of a camera's light. */
    static void flashes(Script script) {
        var from = script.now();
        for (int number = 0; number < 3; number++) script.flash(from - 3 + number);
        script.decoy("flashes", from - 3, from);
    }
}
