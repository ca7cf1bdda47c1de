package com.cliply.app.bench.planted;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Turns written words into sounds of speech, as roughly as is needed: syllables, hisses and stops where a speaker has them. */
final class Spelling {
    private static final String VOWELS = "aeiouy";

    private Spelling() {}

    static List<Phone> phones(String word, RandomGenerator random) {
        var letters = word.toLowerCase(Locale.ROOT).replaceAll("\\d", "even").replaceAll("[^a-z]", "");
        if (letters.isEmpty()) return List.of(Phone.vowel(0.1, 'e'));
        if (letters.length() > 3
                && letters.endsWith("e")
                && !VOWELS.contains(letters.substring(letters.length() - 2, letters.length() - 1)))
            letters = letters.substring(0, letters.length() - 1);
        var phones = new ArrayList<Phone>();
        var consonants = 0;
        for (int index = 0; index < letters.length(); index++) {
            var letter = letters.charAt(index);
            if (VOWELS.indexOf(letter) >= 0) {
                if (index > 0 && VOWELS.indexOf(letters.charAt(index - 1)) >= 0) continue;
                phones.add(Phone.vowel(random.nextDouble(0.085, 0.14), reduced(letter, random)));
                consonants = 0;
            } else if (consonants++ < 2) consonant(phones, letter, next(letters, index), random);
        }
        if (phones.stream().noneMatch(Phone::vowel)) phones.add(Phone.vowel(0.09, '-'));
        return phones;
    }

    private static char next(String letters, int index) {
        return index + 1 < letters.length() ? letters.charAt(index + 1) : ' ';
    }

    private static char reduced(char letter, RandomGenerator random) {
        return random.nextDouble() < 0.25 ? '-' : letter;
    }

    private static void consonant(List<Phone> phones, char letter, char next, RandomGenerator random) {
        var some = random.nextDouble(0.85, 1.15);
        switch (letter) {
            case 'p', 't', 'k', 'c', 'q' -> stop(phones, letter, 0, some);
            case 'b', 'd', 'g' -> stop(phones, letter, 0.12, some);
            case 's', 'x' ->
                phones.add(new Phone(
                        0.085 * some, 400, 1_600, 2_600, 0, next == 'h' ? 0.5 : 0.55, next == 'h' ? 3_000 : 6_500));
            case 'z' -> phones.add(new Phone(0.07 * some, 300, 1_600, 2_600, 0.25, 0.35, 6_000));
            case 'f' -> phones.add(new Phone(0.08 * some, 400, 1_200, 2_400, 0, 0.25, 5_000));
            case 'v' -> phones.add(new Phone(0.055 * some, 300, 1_200, 2_400, 0.4, 0.12, 4_500));
            case 'h' -> phones.add(new Phone(0.05 * some, 550, 1_500, 2_500, 0.05, 0.2, 0));
            case 'j' -> phones.add(new Phone(0.06 * some, 300, 1_900, 2_600, 0.25, 0.3, 3_000));
            case 'm' -> phones.add(new Phone(0.06 * some, 260, 1_050, 2_200, 0.5, 0, 1_500));
            case 'n' -> phones.add(new Phone(0.055 * some, 260, 1_450, 2_400, 0.5, 0, 1_500));
            case 'l' -> phones.add(new Phone(0.055 * some, 360, 1_150, 2_700, 0.65, 0, 1_500));
            case 'r' -> phones.add(new Phone(0.055 * some, 380, 1_250, 1_700, 0.65, 0, 1_500));
            default -> phones.add(new Phone(0.05 * some, 320, 800, 2_200, 0.6, 0, 1_500));
        }
    }

    private static void stop(List<Phone> phones, char letter, double voice, double some) {
        phones.add(new Phone(0.042 * some, 250, 1_400, 2_400, voice, 0, 1_500));
        var place = switch (letter) {
            case 'p', 'b' -> 1_100;
            case 't', 'd' -> 4_300;
            default -> 2_100;
        };
        phones.add(new Phone(0.018 * some, 350, 1_500, 2_500, voice, 0.5, place));
    }
}
