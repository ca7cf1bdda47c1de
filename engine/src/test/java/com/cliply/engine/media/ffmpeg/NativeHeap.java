package com.cliply.engine.media.ffmpeg;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;

/**
 * How much native memory is in use, by the C library's own count ({@code mallinfo2} of glibc). Resident memory says less: the
 * Java heap and freed but kept memory make it swing by a hundred megabytes.
 */
final class NativeHeap {
    private static final String COUNT = "mallinfo2";

    /** Ten sizes; the fifth is what large blocks take, the eighth what the others do. */
    private static final MemoryLayout SIZES =
            MemoryLayout.structLayout(MemoryLayout.sequenceLayout(10, ValueLayout.JAVA_LONG));

    private static final int LARGE = 4;
    private static final int SMALL = 7;

    private NativeHeap() {}

    static boolean measurable() {
        return Linker.nativeLinker().defaultLookup().find(COUNT).isPresent();
    }

    @SuppressWarnings("restricted") // surefire allows native access
    static long bytesInUse() {
        var linker = Linker.nativeLinker();
        var count = linker.downcallHandle(linker.defaultLookup().findOrThrow(COUNT), FunctionDescriptor.of(SIZES));
        try (var arena = Arena.ofConfined()) {
            var sizes = (MemorySegment) count.invokeExact((SegmentAllocator) arena);
            return sizes.getAtIndex(ValueLayout.JAVA_LONG, LARGE) + sizes.getAtIndex(ValueLayout.JAVA_LONG, SMALL);
        } catch (RuntimeException | Error error) {
            throw error;
        } catch (Throwable error) {
            throw new IllegalStateException(error);
        }
    }
}
