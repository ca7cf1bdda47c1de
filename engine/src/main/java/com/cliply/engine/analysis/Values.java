package com.cliply.engine.analysis;

import java.util.Arrays;

/** A growing row of measured values; holes are filled with a value of the caller's. */
public final class Values {
    private static final int FIRST_ROOM = 1_024;

    private float[] room = new float[FIRST_ROOM];
    private int size;

    public void add(float value) {
        if (size == room.length) room = Arrays.copyOf(room, size + size / 2);
        room[size++] = value;
    }

    public int size() {
        return size;
    }

    public float get(int index) {
        return room[index];
    }

    public void set(int index, float value) {
        room[index] = value;
    }

    /** Adds {@code filling} until there are {@code count} values. */
    public void fillTo(int count, float filling) {
        while (size < count) add(filling);
    }

    public float[] toArray() {
        return Arrays.copyOf(room, size);
    }

    /** The first {@code count} values, {@code filling} where there are not so many. */
    public float[] first(int count, float filling) {
        var first = Arrays.copyOf(room, count);
        if (count > size) Arrays.fill(first, size, count, filling);
        return first;
    }
}
