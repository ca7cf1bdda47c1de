package com.cliply.storage.vault;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Windows Credential Manager, called through its C functions; generic credentials that stay on this machine. */
@SuppressWarnings("restricted") // the memory is Windows's own, and its sizes stand in its documentation
final class WindowsKeychain implements Keychain {
    private static final int GENERIC = 1;
    private static final int PERSIST_ON_THIS_MACHINE = 2;
    private static final int LONGEST = 2_560;

    // CREDENTIALW as 64-bit Windows lays it out.
    private static final long SIZE = 80;
    private static final long TYPE = 4;
    private static final long TARGET_NAME = 8;
    private static final long BLOB_SIZE = 32;
    private static final long BLOB = 40;
    private static final long PERSIST = 48;
    private static final long USER_NAME = 72;

    @Override
    public Optional<Secret> find(String name) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var library = SymbolLookup.libraryLookup("Advapi32.dll", arena);
            var found = arena.allocate(ValueLayout.ADDRESS);
            var read = function(
                    library,
                    "CredReadW",
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_INT,
                            ValueLayout.ADDRESS));
            if ((int) read.invokeExact(wide(arena, target(name)), GENERIC, 0, found) == 0) return Optional.empty();
            var credential = found.get(ValueLayout.ADDRESS, 0).reinterpret(SIZE);
            var length = credential.get(ValueLayout.JAVA_INT, BLOB_SIZE);
            if (length <= 0 || length > LONGEST) return Optional.empty();
            var blob = credential.get(ValueLayout.ADDRESS, BLOB).reinterpret(length);
            var text = Secret.of(blob.toArray(ValueLayout.JAVA_BYTE));
            blob.fill((byte) 0);
            function(library, "CredFree", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS))
                    .invokeExact(credential);
            return Optional.of(text);
        } catch (Throwable failed) {
            throw named(failed);
        }
    }

    @Override
    public void store(String name, Secret text) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var library = SymbolLookup.libraryLookup("Advapi32.dll", arena);
            var credential = arena.allocate(SIZE, Long.BYTES);
            var blob = arena.allocateFrom(ValueLayout.JAVA_BYTE, text.bytes());
            credential.set(ValueLayout.JAVA_INT, TYPE, GENERIC);
            credential.set(ValueLayout.ADDRESS, TARGET_NAME, wide(arena, target(name)));
            credential.set(ValueLayout.JAVA_INT, BLOB_SIZE, text.length());
            credential.set(ValueLayout.ADDRESS, BLOB, blob);
            credential.set(ValueLayout.JAVA_INT, PERSIST, PERSIST_ON_THIS_MACHINE);
            credential.set(ValueLayout.ADDRESS, USER_NAME, wide(arena, name));
            var write = function(
                    library,
                    "CredWriteW",
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
            var written = (int) write.invokeExact(credential, 0);
            blob.fill((byte) 0);
            if (written == 0) throw new IOException("the Credential Manager refused to store");
        } catch (Throwable failed) {
            throw named(failed);
        }
    }

    private static String target(String name) {
        return "cliply-studio/" + name;
    }

    private static MemorySegment wide(Arena arena, String text) {
        return arena.allocateFrom(text, StandardCharsets.UTF_16LE);
    }

    private static MethodHandle function(SymbolLookup library, String name, FunctionDescriptor shape) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), shape);
    }

    private static IOException named(Throwable failed) {
        return failed instanceof IOException known ? known : new IOException("the Credential Manager failed", failed);
    }
}
