package com.cliply.storage.vault;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Asks a keychain on a thread of its own, and not for long: a locked one may wait for a person who is not there. */
final class PatientKeychain implements Keychain {
    static final Duration USUAL = Duration.ofSeconds(3);

    private final Keychain behind;
    private final Duration patience;

    private interface Question<T> {
        T ask() throws IOException;
    }

    PatientKeychain(Keychain behind, Duration patience) {
        this.behind = behind;
        this.patience = patience;
    }

    @Override
    public Optional<Secret> find(String name) throws IOException {
        return asked(() -> behind.find(name));
    }

    @Override
    public void store(String name, Secret text) throws IOException {
        var _ = asked(() -> {
            behind.store(name, text);
            return true;
        });
    }

    private <T> T asked(Question<T> question) throws IOException {
        var answer = new FutureTask<>(question::ask);
        var thread = Thread.ofPlatform().daemon().name("keychain").start(answer);
        try {
            if (!thread.join(patience)) {
                thread.interrupt();
                throw new IOException("the keychain did not answer within " + patience.toSeconds() + " s");
            }
            return answer.get();
        } catch (ExecutionException failed) {
            throw new IOException("the keychain failed", failed.getCause());
        } catch (InterruptedException wanted) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the keychain was asked", wanted);
        }
    }
}
