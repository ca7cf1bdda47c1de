package com.cliply.app.bench.planted;

/**
 * One sound of speech.
 *
 * @param f1 the first formant in Hz, as are the next two
 * @param voice how loud the vocal folds are heard, 0..1
 * @param hiss how loud the air is heard, 0..1
 * @param hissHertz where it hisses most; 0 if the air rushes through the open throat
 */
record Phone(double seconds, double f1, double f2, double f3, double voice, double hiss, double hissHertz) {
    Phone lasting(double newSeconds) {
        return new Phone(newSeconds, f1, f2, f3, voice, hiss, hissHertz);
    }

    Phone louder(double factor) {
        return new Phone(seconds, f1, f2, f3, voice * factor, hiss * factor, hissHertz);
    }

    boolean breathed() {
        return hissHertz == 0;
    }

    boolean vowel() {
        return voice > 0.8;
    }

    static Phone vowel(double seconds, char letter) {
        return switch (letter) {
            case 'a' -> new Phone(seconds, 730, 1_200, 2_500, 1, 0.02, 1_500);
            case 'e' -> new Phone(seconds, 530, 1_850, 2_550, 0.95, 0.02, 1_500);
            case 'i', 'y' -> new Phone(seconds, 320, 2_250, 2_950, 0.9, 0.02, 1_500);
            case 'o' -> new Phone(seconds, 540, 920, 2_450, 1, 0.02, 1_500);
            case 'u' -> new Phone(seconds, 350, 900, 2_300, 0.9, 0.02, 1_500);
            default -> new Phone(seconds, 500, 1_450, 2_450, 0.85, 0.02, 1_500);
        };
    }
}
