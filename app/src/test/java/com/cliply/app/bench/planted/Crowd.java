package com.cliply.app.bench.planted;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** What an audience does. Each sound is at the usual level and as long as was asked, its fading included. */
final class Crowd {
    private Crowd() {}

    /** Hands that clap three to five times a second, each with its own ring; people join quickly and stop one by one. */
    static float[] applause(double seconds, int people, RandomGenerator random) {
        var sound = Sound.silence(seconds);
        var hall = random.nextDouble(900, 1_900);
        var direct = random.nextDouble(0.02, 0.2);
        for (int person = 0; person < people; person++) {
            var every = 1 / random.nextDouble(3.2, 5.2);
            var loud = Sound.gain(random.nextDouble(-14, 0));
            var ring = random.nextDouble(0.8, 1.3) * hall;
            var decay = random.nextDouble(0.003, 0.009);
            var at = 0.02 + Math.abs(random.nextGaussian()) * 0.22;
            var until = seconds - 0.1 - random.nextDouble() * Math.min(2.2, seconds / 3);
            while (at < until) {
                Sound.add(
                        sound,
                        Sound.samples(at),
                        clap(ring, decay, direct, random),
                        loud * random.nextDouble(0.7, 1.2));
                at += every * random.nextDouble(0.85, 1.15);
            }
        }
        if (random.nextBoolean()) {
            var voices = shouting(seconds, random.nextInt(2, 6), 0.4, random);
            Sound.add(sound, 0, voices, random.nextDouble(0.2, 0.6) * level(sound) / level(voices));
        }
        return inRoom(sound, random.nextDouble(0.5, 1.1), seconds, 0.5, random);
    }

    private static float[] clap(double ring, double decay, double direct, RandomGenerator random) {
        var clap = Sound.silence(0.035);
        var hollow = new Resonator(ring, ring / 2.2);
        var before = 0.0;
        for (int index = 0; index < clap.length; index++) {
            var noise = random.nextDouble() - 0.5;
            var hit = Math.exp(-index / (decay * Sound.RATE)) * (noise - 0.6 * before);
            before = noise;
            clap[index] = (float) (hollow.next(hit) + direct * hit);
        }
        return clap;
    }

    /** Several people who laugh in bouts of "ha", four to six a second, with breath taken in between. */
    static float[] laughter(double seconds, int people, RandomGenerator random) {
        var sound = Sound.silence(seconds);
        for (int person = 0; person < people; person++) {
            var voice = Voice.drawn(random);
            var loud = Sound.gain(random.nextDouble(-10, 0));
            var at = Math.abs(random.nextGaussian()) * 0.25;
            var until = seconds - random.nextDouble() * Math.min(1.8, seconds / 4);
            while (at < until - 0.4) {
                var bout = bout(voice, Math.min(until - at, random.nextDouble(0.9, 2.2)), random);
                Sound.add(sound, Sound.samples(at), bout, loud);
                at += (double) bout.length / Sound.RATE + random.nextDouble(0.15, 0.5);
                loud *= 0.92;
            }
        }
        return inRoom(sound, random.nextDouble(0.25, 0.6), seconds, 0.25, random);
    }

    private static float[] bout(Voice voice, double seconds, RandomGenerator random) {
        var phones = new ArrayList<Phone>();
        var pitches = new ArrayList<Double>();
        var beat = 1 / random.nextDouble(4.2, 6.2);
        var high = voice.pitch() * random.nextDouble(1.4, 2.3);
        var airy = random.nextDouble(0.2, 0.6);
        var letter = "aae-".charAt(random.nextInt(4));
        var count = Math.max(2, (int) (seconds / beat));
        for (int ha = 0; ha < count; ha++) {
            var left = 1 - 0.6 * ha / count;
            var breath = beat * random.nextDouble(0.38, 0.5);
            phones.add(new Phone(breath, 600, 1_500, 2_500, 0.06 * left, airy * left, 0));
            phones.add(Phone.vowel(beat - breath, letter).louder(left * random.nextDouble(0.8, 1.2)));
            pitches.add(high * (0.75 + 0.25 * left));
            pitches.add(high * (0.7 + 0.4 * left) * random.nextDouble(0.92, 1.08));
        }
        var throat = new Throat(voice.throat().tract(), random.nextDouble(0.4, 1.6));
        return throat.say(
                phones, pitches.stream().mapToDouble(Double::doubleValue).toArray(), random);
    }

    /** Long vowels shouted by many, whistles and hands between them; it swells and ebbs. */
    static float[] cheering(double seconds, int people, RandomGenerator random) {
        var sound = shouting(seconds, people, 0.5, random);
        for (int whistle = random.nextInt(1, 4); whistle > 0; whistle--)
            Sound.add(
                    sound,
                    Sound.samples(random.nextDouble(0.2, Math.max(0.3, seconds - 1.5))),
                    whistle(random),
                    random.nextDouble(0.3, 0.8) * level(sound));
        var hands = applause(seconds, Math.max(8, people / 2), random);
        Sound.add(sound, 0, hands, 0.6 * level(sound) / level(hands));
        swell(sound, random);
        return inRoom(sound, random.nextDouble(0.7, 1.4), seconds, 0.5, random);
    }

    /** The same at once and from all throats: a goal. */
    static float[] roar(double seconds, int people, RandomGenerator random) {
        var sound = shouting(seconds, people, 0.15, random);
        var deep = Noises.pink(seconds, random);
        Sound.add(sound, 0, deep, 0.35 * level(sound) / level(deep));
        swell(sound, random);
        return inRoom(sound, random.nextDouble(1, 1.8), seconds, 0.6, random);
    }

    private static float[] shouting(double seconds, int people, double onset, RandomGenerator random) {
        var sound = Sound.silence(seconds);
        for (int person = 0; person < people; person++) {
            var voice = Voice.drawn(random);
            var rough = new Throat(voice.throat().tract(), random.nextDouble(0.2, 0.6));
            var loud = Sound.gain(random.nextDouble(-12, 0));
            var at = Math.abs(random.nextGaussian()) * onset;
            var until = seconds - random.nextDouble() * Math.min(2.5, seconds / 3);
            while (at < until - 0.3) {
                var length = Math.min(until - at, random.nextDouble(0.5, 2.2));
                var pitch = voice.pitch() * random.nextDouble(1.6, 2.6);
                var first = Phone.vowel(length * 0.35, "aeoiu".charAt(random.nextInt(5)));
                var second = Phone.vowel(length * 0.65, "aeo".charAt(random.nextInt(3)));
                var pitches = new double[] {pitch * 0.8, pitch, pitch * random.nextDouble(0.7, 1)};
                var shout = List.of(first, second, Phone.vowel(0.1, 'a').louder(0.2));
                Sound.add(sound, Sound.samples(at), Sound.faded(rough.say(shout, pitches, random), 0.04, 0.12), loud);
                at += length + random.nextDouble(0.1, 0.6);
            }
        }
        return sound;
    }

    private static float[] whistle(RandomGenerator random) {
        var sound = Sound.silence(random.nextDouble(0.4, 1.1));
        var hertz = random.nextDouble(1_600, 2_800);
        var phase = 0.0;
        for (int index = 0; index < sound.length; index++) {
            phase += hertz
                    * (1 + 0.25 * Math.sin(3.0 * index / sound.length) + 0.01 * Math.sin(index / 500.0))
                    / Sound.RATE;
            sound[index] = (float) Math.sin(2 * Math.PI * phase);
        }
        return Sound.faded(sound, 0.05, 0.1);
    }

    /** Many who talk at once, all the time. */
    static float[] babble(double seconds, int people, RandomGenerator random) {
        var piece = Sound.silence(Math.min(seconds, 18));
        var sayings = new Sayings(random);
        for (int person = 0; person < people; person++) {
            var voice = Voice.drawn(random);
            var loud = Sound.gain(random.nextDouble(-8, 0));
            for (var at = random.nextDouble(-2, 0.5);
                    at * Sound.RATE < piece.length;
                    at += random.nextDouble(0.1, 0.7)) {
                var said = voice.say(sayings.dull(), random);
                Sound.add(piece, Sound.samples(at), said.sound(), loud);
                at += said.seconds();
            }
        }
        return Sound.levelled(Sound.looped(Room.heard(piece, 0.6, 0.5, random), seconds));
    }

    private static void swell(float[] sound, RandomGenerator random) {
        var phase = random.nextDouble(0, 6);
        for (int index = 0; index < sound.length; index++) {
            var wave = 0.8 + 0.2 * Math.sin(phase + 2 * Math.PI * 0.7 * index / Sound.RATE);
            sound[index] = (float) (wave * sound[index]);
        }
    }

    private static double level(float[] sound) {
        var sum = 1e-12;
        for (var sample : sound) sum += sample * (double) sample;
        return Math.sqrt(sum / Math.max(1, sound.length));
    }

    private static float[] inRoom(float[] sound, double decay, double seconds, double out, RandomGenerator random) {
        var heard = Arrays.copyOf(Room.heard(sound, decay, 0.7, random), Sound.samples(seconds));
        return Sound.levelled(Sound.faded(heard, 0.02, out));
    }
}
