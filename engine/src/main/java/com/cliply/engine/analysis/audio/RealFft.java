package com.cliply.engine.analysis.audio;

/**
 * The discrete Fourier transform of real samples, by one complex transform of half the length (Press et al., Numerical
 * Recipes, 3rd ed., 12.3.2), radix 2, decimation in time. It holds its tables and its scratch room: one thread at a time.
 */
final class RealFft {
    private final int size;
    private final int half;
    private final int[] reversed;
    private final float[] cosines;
    private final float[] sines;
    private final float[] real;
    private final float[] imaginary;

    /** @param size how many samples, a power of two from 4 */
    RealFft(int size) {
        if (size < 4 || Integer.bitCount(size) != 1) throw new IllegalArgumentException("size " + size);
        this.size = size;
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
        real = new float[half];
        imaginary = new float[half];
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
        for (int length = 2; length <= half; length *= 2) {
            var arm = length / 2;
            var stride = size / length;
            for (int start = 0; start < half; start += length) {
                for (int offset = 0, turn = 0; offset < arm; offset++, turn += stride) {
                    var upper = start + offset;
                    var lower = upper + arm;
                    var turnedReal = real[lower] * cosines[turn] + imaginary[lower] * sines[turn];
                    var turnedImaginary = imaginary[lower] * cosines[turn] - real[lower] * sines[turn];
                    real[lower] = real[upper] - turnedReal;
                    imaginary[lower] = imaginary[upper] - turnedImaginary;
                    real[upper] += turnedReal;
                    imaginary[upper] += turnedImaginary;
                }
            }
        }
    }
}
