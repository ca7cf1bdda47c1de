package com.cliply.app.bench.planted;

import com.cliply.app.bench.planted.Truth.Decoy;
import com.cliply.app.bench.planted.Truth.Planted;
import com.cliply.app.bench.planted.Truth.Said;
import com.cliply.app.bench.planted.Truth.SaidWord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** What happens one thing after the other; it remembers when, as the truth. All times are seconds from the start. */
final class Script {
    /** Speech is this far below what everything is levelled to, in dB. */
    private static final double SPEECH = -4;

    final RandomGenerator random;
    final Sayings sayings;

    private final long seed;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Background> backgrounds = new ArrayList<>();
    private final List<Planted> highlights = new ArrayList<>();
    private final List<Decoy> decoys = new ArrayList<>();
    private final List<Shot> shots = new ArrayList<>();
    private final List<Double> flashes = new ArrayList<>();
    private final List<Said> sentences = new ArrayList<>();
    private final List<SaidWord> words = new ArrayList<>();
    private final double echo;
    private final double wet;
    private double now;

    private record Piece(double at, Wave wave, double gain) {}

    private record Background(BackgroundSound sound, double decibels) {}

    /** Keeps the array out of the records. */
    private static final class Wave {
        private final float[] samples;

        Wave(float[] samples) {
            this.samples = samples;
        }
    }

    /** Something that is heard all the time. */
    @FunctionalInterface
    interface BackgroundSound {
        float[] lasting(double seconds, RandomGenerator random);
    }

    Script(long seed) {
        this.seed = seed;
        random = new SplittableRandom(seed);
        sayings = new Sayings(random);
        echo = random.nextDouble(0.15, 0.5);
        wet = random.nextDouble(0.1, 0.5);
    }

    double now() {
        return now;
    }

    void moveTo(double time) {
        now = time;
    }

    void pause(double least, double most) {
        now += random.nextDouble(least, most);
    }

    /** Says it now, and goes on after it. Returns when it began. */
    double say(Voice voice, String text) {
        return say(voice, text, 0, random.nextDouble(-1.5, 1.5));
    }

    double say(Voice voice, String text, double excited, double decibels) {
        var spoken = voice.say(text, excited, random);
        var start = now;
        place(start, Room.heard(spoken.sound(), echo, wet, random), SPEECH + decibels);
        for (var word : spoken.words())
            words.add(new SaidWord(word.text(), rounded(start + word.start()), rounded(start + word.end())));
        now += spoken.seconds();
        sentences.add(new Said(rounded(start), rounded(now), text));
        return start;
    }

    /** Dull sentences in turn, until this much time has gone. */
    void talk(double seconds, Voice... voices) {
        var until = now + seconds;
        var turn = 0;
        while (now < until) {
            say(voices[turn], random.nextDouble() < 0.06 ? sayings.deceptive() : sayings.dull());
            if (random.nextDouble() < 0.4) turn = (turn + 1) % voices.length;
            pause(0.35, 0.9);
        }
    }

    /** Heard now, while other things go on. */
    void place(double at, float[] sound, double decibels) {
        pieces.add(new Piece(at, new Wave(sound), Sound.gain(decibels)));
    }

    /** Plays it now, and goes on after it. */
    void play(float[] sound, double decibels) {
        place(now, sound, decibels);
        now += seconds(sound);
    }

    static double seconds(float[] sound) {
        return (double) sound.length / Sound.RATE;
    }

    /** Plays what is loud and yet no highlight, between two sentences. */
    void decoy(String kind, float[] sound, double decibels) {
        pause(0.2, 0.5);
        decoys.add(new Decoy(rounded(now), rounded(now + seconds(sound)), kind));
        play(sound, decibels);
        pause(0.3, 0.7);
    }

    void decoy(String kind, double start, double end) {
        decoys.add(new Decoy(rounded(start), rounded(end), kind));
    }

    /** Somebody shouts one of the dull sentences. */
    void shout(Voice voice) {
        pause(0.1, 0.4);
        var start = say(voice, sayings.dull(), 0.8, random.nextDouble(7, 10));
        decoys.add(new Decoy(rounded(start), rounded(now), "a shouted sentence"));
        pause(0.5, 0.9);
    }

    void background(BackgroundSound sound, double decibels) {
        backgrounds.add(new Background(sound, decibels));
    }

    void highlight(double start, double end, double coreStart, double coreEnd, String kind, String... signals) {
        highlights.add(new Planted(
                rounded(start), rounded(end), List.of(rounded(coreStart), rounded(coreEnd)), kind, List.of(signals)));
    }

    /** A new shot begins now, on the next whole frame. */
    void shot(int scene, Motion motion) {
        shot(now, scene, motion);
    }

    void shot(double at, int scene, Motion motion) {
        shots.add(new Shot(Reel.frameOf(at) / (double) Reel.RATE, scene, motion));
    }

    void flash(double at) {
        flashes.add(at);
    }

    PlantedVideo film(String name, String split, String genre, boolean transcribed) {
        var frames = Reel.frameOf(now + 0.5);
        var seconds = (double) frames / Reel.RATE;
        var sound = Sound.silence(seconds);
        for (var piece : pieces) Sound.add(sound, Sound.samples(piece.at), piece.wave.samples, piece.gain);
        for (var background : backgrounds)
            Sound.add(sound, 0, background.sound.lasting(seconds, random), Sound.gain(background.decibels));
        // A microphone is never quite silent.
        Sound.add(sound, 0, Sound.white(seconds, random), Sound.gain(-66));
        Sound.add(sound, 0, Sound.looped(Noises.pink(10, random), seconds), Sound.gain(random.nextDouble(-44, -30)));
        Sound.scaled(sound, Sound.gain(random.nextDouble(-8, 0)));
        shots.sort(Comparator.comparingDouble(Shot::start));
        var cuts = shots.stream().map(Shot::start).filter(start -> start > 0).toList();
        var truth = new Truth(name + ".mp4", split, genre, seconds, highlights, decoys, cuts, sentences, words);
        return new PlantedVideo(truth, sound, new Reel(shots, flashes, seed), transcribed);
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 1_000) / 1_000.0;
    }
}
