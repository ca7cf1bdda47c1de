package com.cliply.app.bench.planted;

/** Videos in which somebody speaks most of the time. */
final class TalkGenres {
    /** No shorter clips are asked for, so that shorter truths could not be met. */
    private static final double SHORTEST_HOOK = 7;

    private TalkGenres() {}

    /** A speech with applause after some of its passages. */
    static void applause(Script script, int rounds) {
        var speaker = Voice.drawn(script.random);
        Stage.calmShots(script, 2);
        for (int round = 0; round < rounds; round++) {
            script.talk(script.random.nextDouble(9, 14), speaker);
            Stage.loudDecoy(script, speaker);
            script.talk(script.random.nextDouble(9, 14), speaker);
            applauded(script, speaker, script.random.nextDouble(-7, 0));
            script.pause(0.6, 1.2);
        }
        script.talk(12, speaker);
    }

    private static void applauded(Script script, Voice speaker, double decibels) {
        var start = Stage.setUp(script, speaker);
        script.pause(0.05, 0.35);
        var core = script.now();
        script.play(
                Crowd.applause(script.random.nextDouble(4, 8), script.random.nextInt(25, 110), script.random),
                decibels);
        script.highlight(start, script.now(), core, script.now(), "applause", "audio:applause");
    }

    /** A meeting of three in which all laugh now and then; nobody has written down what is said. */
    static void laughter(Script script, int rounds) {
        var first = Voice.drawn(script.random);
        var second = first.other(script.random);
        var third = Voice.drawn(script.random);
        script.background(Noises::fan, -34);
        Stage.calmShots(script, 3);
        for (int round = 0; round < rounds; round++) {
            script.talk(script.random.nextDouble(10, 15), first, second, third);
            if (script.random.nextBoolean()) Stage.loudDecoy(script, second);
            script.talk(script.random.nextDouble(10, 15), second, first, third);
            laughedAt(script, script.random.nextBoolean() ? first : third, script.random.nextInt(5, 25), -4);
            script.pause(0.3, 0.9);
        }
        script.talk(12, third, first);
    }

    private static void laughedAt(Script script, Voice speaker, int people, double decibels) {
        var start = Stage.setUp(script, speaker);
        var core = script.now() - script.random.nextDouble(0, 0.25);
        var laugh = Crowd.laughter(script.random.nextDouble(3.5, 7), people, script.random);
        script.place(core, laugh, decibels + script.random.nextDouble(-3, 2));
        script.moveTo(core + Script.seconds(laugh));
        script.highlight(start, script.now(), core, script.now(), "laugh", "audio:laugh");
    }

    /** Two who talk with each other; one or both laugh. */
    static void podcast(Script script, int rounds) {
        var host = Voice.drawn(script.random);
        var guest = host.other(script.random);
        script.shot(1, Motion.CALM);
        script.play(Music.band(6, script.random), -6);
        script.decoy("a jingle", 0, script.now());
        for (int round = 0; round < rounds; round++) {
            for (int part = 0; part < 2; part++) {
                script.shot(2 + part, Motion.CALM);
                script.talk(script.random.nextDouble(9, 16), host, guest);
            }
            if (script.random.nextBoolean()) script.shout(host);
            script.talk(script.random.nextDouble(4, 8), guest, host);
            laughedAt(script, guest, script.random.nextInt(2, 4), -6);
            script.pause(0.4, 1);
        }
        script.talk(12, guest, host);
    }

    /** Only the words tell: some sentences promise something. */
    static void hooks(Script script, int rounds) {
        var speaker = Voice.drawn(script.random);
        script.background(Noises::fan, -40);
        Stage.calmShots(script, 3);
        for (int round = 0; round < rounds; round++) {
            script.talk(script.random.nextDouble(22, 32), speaker);
            hook(script, speaker);
            script.pause(0.5, 0.9);
        }
        script.talk(18, speaker);
    }

    private static void hook(Script script, Voice speaker) {
        var start = script.now();
        var first = true;
        for (var sentence : script.sayings.hook()) {
            if (!first) script.pause(0.2, 0.45);
            script.say(speaker, sentence);
            first = false;
        }
        while (script.now() - start < SHORTEST_HOOK) {
            script.pause(0.2, 0.4);
            script.say(speaker, script.sayings.aftermath());
        }
        script.highlight(start, script.now(), start, script.now(), "hook", "transcript:hook");
    }

    /** A lecture under the constant noise of a fan, as loud as bad microphones have it: applause and hooks. */
    static void lecture(Script script, int rounds) {
        var speaker = Voice.drawn(script.random);
        script.background(Noises::fan, script.random.nextDouble(-18, -14));
        for (int round = 0; round < rounds; round++) {
            script.shot(round, Motion.SLIDE);
            script.talk(script.random.nextDouble(9, 14), speaker);
            script.shot(10 + round, Motion.SLIDE);
            if (script.random.nextBoolean()) script.decoy("a slammed door", Noises.slam(script.random), 4);
            script.talk(script.random.nextDouble(12, 16), speaker);
            if (round % 2 == 0) applauded(script, speaker, script.random.nextDouble(-3, 1));
            else hook(script, speaker);
            script.pause(0.5, 0.9);
        }
        script.talk(14, speaker);
    }

    /** Nothing at all. */
    static void calm(Script script, int rounds) {
        var speaker = Voice.drawn(script.random);
        var second = speaker.other(script.random);
        if (script.random.nextBoolean()) script.background(Noises::rain, -28);
        Stage.calmShots(script, 4);
        script.talk(42 * rounds, speaker, second);
    }
}
