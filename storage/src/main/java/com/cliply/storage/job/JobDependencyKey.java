package com.cliply.storage.job;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Which job waits for which. */
@Embeddable
record JobDependencyKey(
        @Column(name = "job_id") UUID jobId,
        @Column(name = "parent_id") UUID parentId) {}
