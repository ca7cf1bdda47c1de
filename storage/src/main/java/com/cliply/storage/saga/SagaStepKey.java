package com.cliply.storage.saga;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** A job has one step of each name. */
@Embeddable
record SagaStepKey(@Column(name = "job_id") UUID jobId, String name) {}
