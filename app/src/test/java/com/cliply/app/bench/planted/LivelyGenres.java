package com.cliply.app.bench.planted;

/** Videos whose pictures move. */
final class LivelyGenres {
    private LivelyGenres() {}

    /** A match with a commentator: shots of action that end in cheers, others that lead nowhere. */
    static void cheering(Script script, int rounds) {
        var commentator = Voice.drawn(script.random);
        script.background((seconds, random) -> Crowd.babble(seconds, 9, random), script.random.nextDouble(-24, -19));
        for (int round = 0; round < rounds; round++) {
            script.shot(round, Motion.STEADY);
            script.talk(script.random.nextDouble(10, 15), commentator);
            Stage.loudDecoy(script, commentator);
            script.shot(20 + round, Motion.CALM);
            script.talk(script.random.nextDouble(10, 15), commentator);
            cheered(script, commentator, 40 + round);
        }
        script.shot(99, Motion.CALM);
        script.talk(10, commentator);
    }

    private static void cheered(Script script, Voice commentator, int scene) {
        var start = script.now();
        script.shot(scene, Motion.ACTION);
        script.pause(0.2, 0.6);
        script.say(commentator, script.sayings.dull());
        script.pause(0.2, 0.6);
        script.say(commentator, script.sayings.dull(), 0.5, 3);
        var core = script.now();
        script.play(
                Crowd.cheering(script.random.nextDouble(4, 7.5), script.random.nextInt(18, 40), script.random),
                script.random.nextDouble(-5, 0));
        script.highlight(start, script.now(), core, script.now(), "cheer", "audio:cheer", "picture:motion");
    }

    /** Only the pictures tell: now and then everything moves, while somebody talks on. */
    static void action(Script script, int rounds) {
        var speaker = Voice.drawn(script.random);
        for (int round = 0; round < rounds; round++) {
            script.shot(round % 2, Motion.CALM);
            script.talk(script.random.nextDouble(10, 16), speaker);
            if (script.random.nextBoolean()) Stage.flashes(script);
            script.shot(10 + round, script.random.nextBoolean() ? Motion.CALM : Motion.STEADY);
            script.talk(script.random.nextDouble(10, 16), speaker);
            action(script, 20 + 3 * round, speaker);
        }
        script.shot(0, Motion.CALM);
        script.talk(14, speaker);
    }

    /** One to three quick shots. */
    private static void action(Script script, int scene, Voice speaker) {
        var start = script.now();
        var shots = script.random.nextInt(1, 4);
        for (int number = 0; number < shots; number++) {
            script.shot(scene + number, Motion.ACTION);
            script.talk(script.random.nextDouble(8, 12) / shots - 1, speaker);
        }
        script.highlight(start, script.now(), start, script.now(), "action", "picture:motion");
    }

    /** Somebody plays a game: motors all the time, steady motion, and suddenly everything at once. */
    static void game(Script script, int rounds) {
        var player = Voice.drawn(script.random);
        script.background(Noises::engine, script.random.nextDouble(-16, -12));
        script.shot(0, Motion.STEADY);
        for (int round = 0; round < rounds; round++) {
            sparse(script, player, script.random.nextDouble(12, 18));
            if (script.random.nextBoolean()) script.decoy("beeps", Noises.beeps(3, script.random), 0);
            else script.decoy("a siren", Noises.siren(4, script.random), 1);
            sparse(script, player, script.random.nextDouble(12, 18));
            roared(script, player, 10 + round);
            script.shot(1 + round, Motion.STEADY);
        }
        sparse(script, player, 14);
    }

    private static void sparse(Script script, Voice player, double seconds) {
        var until = script.now() + seconds;
        while (script.now() < until) {
            script.pause(0.8, 3);
            script.say(player, script.sayings.dull());
        }
        script.pause(0.5, 1);
    }

    private static void roared(Script script, Voice player, int scene) {
        var start = script.now();
        script.shot(scene, Motion.ACTION);
        script.pause(3, 6);
        var core = script.now();
        var roar = Crowd.roar(script.random.nextDouble(3.5, 6), script.random.nextInt(20, 40), script.random);
        script.place(core, roar, script.random.nextDouble(-2, 2));
        if (script.random.nextBoolean()) {
            script.pause(0.3, 0.8);
            script.say(player, script.sayings.dull(), 1, 4);
        }
        script.moveTo(Math.max(script.now(), core + Script.seconds(roar)));
        script.highlight(start, script.now(), core, script.now(), "roar", "audio:cheer", "picture:motion");
    }

    /** A song with a new shot every few seconds, all alike: nothing stands out. */
    static void musicVideo(Script script, int rounds) {
        var length = 42.0 * rounds;
        script.background(Music::band, -4);
        for (var at = 0.0; at < length; at += script.random.nextDouble(1.5, 4))
            script.shot(at, script.random.nextInt(12), Motion.STEADY);
        script.moveTo(length);
    }
}
