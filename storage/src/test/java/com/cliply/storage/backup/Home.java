package com.cliply.storage.backup;

import com.cliply.engine.Samples;
import com.cliply.engine.backup.Backups;
import com.cliply.engine.backup.Recovery;
import com.cliply.engine.clip.Clip;
import com.cliply.engine.project.Project;
import com.cliply.storage.Storage;
import com.cliply.storage.vault.KeySources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A data folder with a project in it, and a clock that a test sets. */
final class Home {
    final Path folder;
    final AtomicReference<Instant> now = new AtomicReference<>(Samples.START);
    final InstantSource clock = now::get;
    private final Samples samples = new Samples();

    Home(Path folder) {
        this.folder = folder;
    }

    /** Lets time pass. */
    void later(Duration length) {
        now.updateAndGet(moment -> moment.plus(length));
    }

    Storage open() {
        return Storage.open(folder, clock);
    }

    Project addProject(String name) {
        try (var storage = open()) {
            return addProject(storage, name);
        }
    }

    Project addProject(Storage storage, String name) {
        var project = samples.aProject(name);
        storage.stores().projects().save(project);
        return project;
    }

    Clip aClip(Project project) {
        return samples.aClip(project.id(), 0.5);
    }

    Backups.Made backUp() {
        try (var storage = open()) {
            return backups(storage).make(Optional.empty(), false);
        }
    }

    Backups backups(Storage storage) {
        return storage.backups(KeySources.bare(), clock, "1.2.3");
    }

    Recovery recovery() {
        return Storage.recovery(folder, KeySources.bare(), clock, "1.2.3");
    }

    List<String> projects() {
        try (var storage = open()) {
            return storage.stores().projects().all().stream()
                    .map(Project::name)
                    .sorted()
                    .toList();
        }
    }

    /** The names of all files below a folder of it. */
    List<String> files(String below) throws Exception {
        var place = folder.resolve(below);
        if (!Files.exists(place)) return new ArrayList<>();
        try (var files = Files.walk(place)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> place.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.equals("opening.lock"))
                    .sorted()
                    .toList();
        }
    }
}
