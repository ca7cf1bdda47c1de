package com.cliply.storage.job;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** How db-scheduler names a row. */
@Embeddable
record ScheduledTaskKey(
        @Column(name = "task_name") String task,
        @Column(name = "task_instance") String instance) {}
