package com.cliply.engine.analysis.audio;

/**
 * The discrete Fourier transform of real samples, by one complex transform of half the length (Press et al., Numerical
 * Recipes, 3rd ed., 12.3.2), radix 4 with one stage of radix 2 where the length asks for it, decimation in time. Radix 4 goes
 * over the memory half as often and multiplies a quarter less. It holds its tables and its scratch room: one thread at a time.
 */
final class RealFft {
    private final int half;
    private final int[] reversed;
    private final float[] cosines;
    private final float[] sines;

    /** Cosine and sine of the turn, of its double and of its triple, for each offset of each stage, in the order of their use. */
    private final float[] turns;

    private final float[] real;
    private final float[] imaginary;

    /** @param size how many samples, a power of two from 4 */
    RealFft(int size) {
        if (size < 4 || Integer.bitCount(size) != 1) throw new IllegalArgumentException("size " + size);
        half = size / 2;
        reversed = new int[half];
        var shift = Integer.numberOfLeadingZeros(half) + 1;
        for (int index = 0; index < half; index++) reversed[index] = Integer.reverse(index) >>> shift;
        cosines = new float[half];
        sines = new float[half];
        for (int index = 0; index < half; index++) {
            cosines[index] = (float) Math.cos(2 * Math.PI * index / size);
            sines[index] = (float) Math.sin(2 * Math.PI * index / size);
        }
        turns = turns();
        real = new float[half];
        imaginary = new float[half];
    }

    private float[] turns() {
        var made = new float[6 * half];
        var next = 0;
        for (int arm = firstArm(); arm < half; arm *= 4) {
            for (int offset = 0; offset < arm; offset++) {
                for (int times = 1; times <= 3; times++) {
                    var angle = 2 * Math.PI * times * offset / (4.0 * arm);
                    made[next++] = (float) Math.cos(angle);
                    made[next++] = (float) Math.sin(angle);
                }
            }
        }
        return made;
    }

    /** Of the stages of radix 4: 1, or 2 if a stage of radix 2 comes first. */
    private int firstArm() {
        return Integer.numberOfTrailingZeros(half) % 2 == 0 ? 1 : 2;
    }

    /** Writes the squared magnitudes of the bins 0 to size/2, both included, into {@code power}. */
    void power(float[] samples, float[] power) {
        transformHalf(samples);
        power[0] = (real[0] + imaginary[0]) * (real[0] + imaginary[0]);
        power[half] = (real[0] - imaginary[0]) * (real[0] - imaginary[0]);
        for (int bin = 1; bin < half; bin++) {
            var mirror = half - bin;
            var evenReal = 0.5f * (real[bin] + real[mirror]);
            var evenImaginary = 0.5f * (imaginary[bin] - imaginary[mirror]);
            var oddReal = 0.5f * (imaginary[bin] + imaginary[mirror]);
            var oddImaginary = -0.5f * (real[bin] - real[mirror]);
            var binReal = evenReal + cosines[bin] * oddReal + sines[bin] * oddImaginary;
            var binImaginary = evenImaginary + cosines[bin] * oddImaginary - sines[bin] * oddReal;
            power[bin] = binReal * binReal + binImaginary * binImaginary;
        }
    }

    /** Writes the real parts of the bins 0 to size/2, both included, into {@code parts}. */
    void realParts(float[] samples, float[] parts) {
        transformHalf(samples);
        parts[0] = real[0] + imaginary[0];
        parts[half] = real[0] - imaginary[0];
        for (int bin = 1; bin < half; bin++) {
            var mirror = half - bin;
            var evenReal = 0.5f * (real[bin] + real[mirror]);
            var oddReal = 0.5f * (imaginary[bin] + imaginary[mirror]);
            var oddImaginary = -0.5f * (real[bin] - real[mirror]);
            parts[bin] = evenReal + cosines[bin] * oddReal + sines[bin] * oddImaginary;
        }
    }

    /** The complex transform of (even samples) + i (odd samples), in place. */
    private void transformHalf(float[] samples) {
        for (int index = 0; index < half; index++) {
            var from = 2 * reversed[index];
            real[index] = samples[from];
            imaginary[index] = samples[from + 1];
        }
        if (firstArm() == 2) addPairs();
        var next = 0;
        for (int arm = firstArm(); arm < half; arm *= 4) {
            addFours(arm, next);
            next += 6 * arm;
        }
    }

    private void addPairs() {
        for (int upper = 0; upper < half; upper += 2) {
            var lowerReal = real[upper + 1];
            var lowerImaginary = imaginary[upper + 1];
            real[upper + 1] = real[upper] - lowerReal;
            imaginary[upper + 1] = imaginary[upper] - lowerImaginary;
            real[upper] += lowerReal;
            imaginary[upper] += lowerImaginary;
        }
    }

    /**
     * Makes each four transforms of length {@code arm} one. They lie in the order of reversed bits: that of every fourth value
     * from the first on, from the third, from the second, from the fourth.
     *
     * @param first where the stage's turns begin
     */
    private void addFours(int arm, int first) {
        for (int start = 0; start < half; start += 4 * arm) {
            for (int offset = 0; offset < arm; offset++) {
                var turn = first + 6 * offset;
                var a = start + offset;
                var b = a + arm;
                var c = b + arm;
                var d = c + arm;
                var bReal = real[b] * turns[turn + 2] + imaginary[b] * turns[turn + 3];
                var bImaginary = imaginary[b] * turns[turn + 2] - real[b] * turns[turn + 3];
                var cReal = real[c] * turns[turn] + imaginary[c] * turns[turn + 1];
                var cImaginary = imaginary[c] * turns[turn] - real[c] * turns[turn + 1];
                var dReal = real[d] * turns[turn + 4] + imaginary[d] * turns[turn + 5];
                var dImaginary = imaginary[d] * turns[turn + 4] - real[d] * turns[turn + 5];
                var evenReal = real[a] + bReal;
                var evenImaginary = imaginary[a] + bImaginary;
                var oddReal = real[a] - bReal;
                var oddImaginary = imaginary[a] - bImaginary;
                var sumReal = cReal + dReal;
                var sumImaginary = cImaginary + dImaginary;
                var apartReal = cReal - dReal;
                var apartImaginary = cImaginary - dImaginary;
                real[a] = evenReal + sumReal;
                imaginary[a] = evenImaginary + sumImaginary;
                real[c] = evenReal - sumReal;
                imaginary[c] = evenImaginary - sumImaginary;
                real[b] = oddReal + apartImaginary;
                imaginary[b] = oddImaginary - apartReal;
                real[d] = oddReal - apartImaginary;
                imaginary[d] = oddImaginary + apartReal;
            }
        }
    }
}
