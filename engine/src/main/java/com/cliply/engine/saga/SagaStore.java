package com.cliply.engine.saga;

import com.cliply.engine.id.JobId;
import java.util.List;
import java.util.Optional;

/** Remembers the steps of jobs with outside services. */
public interface SagaStore {
    /** Adds the step or replaces the one of this name. */
    void save(SagaStep step);

    /** Forgets a step that did not happen. */
    void remove(JobId job, String name);

    Optional<SagaStep> find(JobId job, String name);

    /** The oldest first. */
    List<SagaStep> ofJob(JobId job);

    /** What waits for a person, the oldest first. */
    List<SagaStep> undecided();
}
