package com.cliply.storage.job;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** The key of a line of a job's history. */
@Embeddable
record JobEventKey(@Column(name = "job_id") UUID jobId, int place) {}
