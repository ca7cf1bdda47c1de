package com.cliply.engine.analysis.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealFftTest {
    @ParameterizedTest
    @ValueSource(ints = {4, 8, 64, 1_024})
    void itAgreesWithTheDefinition(int size) {
        var random = new Random(size);
        var samples = new float[size];
        for (int index = 0; index < size; index++) samples[index] = (float) random.nextGaussian();
        var expectedPower = new float[size / 2 + 1];
        var expectedReal = new float[size / 2 + 1];
        for (int bin = 0; bin <= size / 2; bin++) {
            var real = 0.0;
            var imaginary = 0.0;
            for (int index = 0; index < size; index++) {
                var angle = 2 * Math.PI * bin * index / size;
                real += samples[index] * Math.cos(angle);
                imaginary -= samples[index] * Math.sin(angle);
            }
            expectedReal[bin] = (float) real;
            expectedPower[bin] = (float) (real * real + imaginary * imaginary);
        }
        var fft = new RealFft(size);
        var power = new float[size / 2 + 1];
        var real = new float[size / 2 + 1];
        fft.power(samples, power);
        fft.realParts(samples, real);
        assertArrayEquals(expectedPower, power, 2e-3f * size);
        assertArrayEquals(expectedReal, real, 1e-3f * size);
    }

    @Test
    void onlyPowersOfTwoAreSizes() {
        assertThrows(IllegalArgumentException.class, () -> new RealFft(1_000));
    }
}
