package com.cliply.engine.project;

import com.cliply.engine.id.ProjectId;
import com.cliply.engine.media.Fingerprint;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Projects that are forgotten when the test ends. */
public final class InMemoryProjectStore implements ProjectStore {
    private static final Comparator<Project> OLDEST_FIRST = Comparator.comparing(Project::createdAt)
            .thenComparing(project -> project.id().value());

    private final Map<ProjectId, Project> projects = new ConcurrentHashMap<>();

    @Override
    public void save(Project project) {
        projects.put(project.id(), project);
    }

    @Override
    public Optional<Project> find(ProjectId id) {
        return Optional.ofNullable(projects.get(id));
    }

    @Override
    public Optional<Project> findByFingerprint(Fingerprint fingerprint) {
        return all().stream()
                .filter(project -> project.source().fingerprint().equals(fingerprint))
                .findFirst();
    }

    @Override
    public List<Project> all() {
        return projects.values().stream().sorted(OLDEST_FIRST.reversed()).toList();
    }
}
