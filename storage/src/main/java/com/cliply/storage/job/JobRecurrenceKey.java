package com.cliply.storage.job;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** There is one recurrence of each name in a workspace. */
@Embeddable
record JobRecurrenceKey(@Column(name = "workspace_id") UUID workspaceId, String name) {}
