package com.cliply.app.bench.planted;

import java.util.ArrayList;
import java.util.random.RandomGenerator;

/**
 * Somebody who speaks.
 *
 * @param pitch usual, in Hz
 * @param tempo 1 is about four and a half syllables a second
 */
record Voice(double pitch, double tempo, Throat throat) {
    static Voice drawn(RandomGenerator random) {
        var high = random.nextBoolean();
        var pitch = high ? random.nextDouble(170, 235) : random.nextDouble(88, 140);
        var tract = high ? random.nextDouble(1.1, 1.22) : random.nextDouble(0.94, 1.06);
        return new Voice(pitch, random.nextDouble(0.9, 1.15), new Throat(tract, random.nextDouble(0.1, 0.35)));
    }

    /** Clearly another voice than this one. */
    Voice other(RandomGenerator random) {
        var pitch = this.pitch > 150 ? random.nextDouble(90, 130) : random.nextDouble(180, 230);
        return new Voice(
                pitch,
                random.nextDouble(0.9, 1.15),
                new Throat(pitch > 150 ? random.nextDouble(1.1, 1.22) : random.nextDouble(0.94, 1.06), 0.2));
    }

    Spoken say(String text, RandomGenerator random) {
        return say(text, 0, random);
    }

    /**
     * Says a sentence in one go.
     *
     * @param excited 0 as always, 1 as somebody who shouts: higher, livelier, quicker
     */
    Spoken say(String text, double excited, RandomGenerator random) {
        var phones = new ArrayList<Phone>();
        var words = new ArrayList<Spoken.SpokenWord>();
        var seconds = 0.0;
        var written = text.split(" ", -1);
        for (int number = 0; number < written.length; number++) {
            var last = number == written.length - 1;
            var from = seconds;
            var stress = random.nextDouble(0.8, 1.2);
            for (var phone : Spelling.phones(written[number], random)) {
                var slow = (last && phone.vowel() ? 1.35 : 1) / (tempo * (1 + 0.15 * excited));
                var said = phone.lasting(phone.seconds() * slow).louder(phone.vowel() ? stress : 1);
                phones.add(said);
                seconds += said.seconds();
            }
            words.add(new Spoken.SpokenWord(written[number], from, seconds));
            if (last || !written[number].matches(".*[,;:]")) continue;
            phones.add(new Phone(random.nextDouble(0.12, 0.22), 500, 1_450, 2_450, 0, 0, 1_500));
            seconds += phones.getLast().seconds();
        }
        var sound = throat.say(phones, melody(phones, seconds, text.endsWith("?"), excited, random), random);
        return new Spoken(Sound.levelled(sound), words);
    }

    /** Falls over the sentence, with a hill on some of the vowels; a question rises at its end. */
    private double[] melody(
            ArrayList<Phone> phones, double seconds, boolean question, double excited, RandomGenerator random) {
        var pitches = new double[phones.size()];
        var at = 0.0;
        var hill = 0.0;
        for (int index = 0; index < pitches.length; index++) {
            var place = at / seconds;
            if (phones.get(index).vowel()) hill = random.nextDouble() < 0.45 ? random.nextDouble(0.05, 0.3) : 0;
            var fall = 0.12 - 0.24 * place;
            var rise = question && place > 0.8 ? 1.6 * (place - 0.8) : 0;
            pitches[index] = pitch * (1 + 0.55 * excited) * (1 + fall + hill * (1 + 1.5 * excited) + rise);
            at += phones.get(index).seconds();
        }
        return pitches;
    }
}
